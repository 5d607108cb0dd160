# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the fixtures beside it with h5py: make_fixtures.py FOLDER
import h5py, numpy as np, os, sys
d=sys.argv[1]; os.makedirs(d,exist_ok=True)
def frames(n,h,w,dt):
    i=np.arange(n*h*w,dtype=np.int64).reshape(n,h,w)
    return ((i*7+i//w)%251).astype(dt)
p=lambda n:os.path.join(d,n)
with h5py.File(p('lzf.h5'),'w') as f: f.create_dataset('/entry/data/data',data=frames(3,21,17,'u4'),chunks=(1,21,17),compression='lzf')
with h5py.File(p('gzip_shuffle_fletcher.h5'),'w') as f: f.create_dataset('/data',data=frames(5,30,26,'i2'),chunks=(2,16,16),compression='gzip',shuffle=True,fletcher32=True)
with h5py.File(p('big_endian.h5'),'w') as f:
    f.create_dataset('/f8',data=frames(2,9,11,'>f8')); f.create_dataset('/u2',data=frames(2,9,11,'>u2'),chunks=(1,4,5)); f.create_dataset('/f2',data=frames(1,9,11,'>f2')[0])
with h5py.File(p('linked_data_000001.h5'),'w') as f: f.create_dataset('/entry/data/data',data=frames(3,12,10,'u4'),chunks=(1,12,10),compression='lzf')
with h5py.File(p('linked_data_000002.h5'),'w') as f: f.create_dataset('/entry/data/data',data=frames(5,12,10,'u4')[3:],chunks=(1,12,10),compression='lzf')
with h5py.File(p('linked_master.h5'),'w') as f:
    g=f.create_group('/entry/data')
    for k in (1,2,3): g['data_%06d'%k]=h5py.ExternalLink('linked_data_%06d.h5'%k,'/entry/data/data')
    det=f.create_group('/entry/instrument/detector'); det['saturation_value']=np.uint32(199000); det['bit_depth_image']=np.int32(32); det['frame_time']=0.001
with h5py.File(p('virtual.h5'),'w',libver='latest') as f:
    lay=h5py.VirtualLayout(shape=(7,12,10),dtype='u4')
    lay[0:3]=h5py.VirtualSource('linked_data_000001.h5','/entry/data/data',shape=(3,12,10))
    lay[3:5]=h5py.VirtualSource('linked_data_000002.h5','/entry/data/data',shape=(2,12,10))
    lay[6:7]=h5py.VirtualSource('not_there.h5','/entry/data/data',shape=(1,12,10))
    f.create_virtual_dataset('/whole',lay,fillvalue=9)
    lay=h5py.VirtualLayout(shape=(3,12,20),dtype='u4')
    s=h5py.VirtualSource('linked_data_000001.h5','/entry/data/data',shape=(3,12,10))
    lay[:,:,0:10]=s; lay[:,:,10:20]=s
    f.create_virtual_dataset('/tiled',lay)
with h5py.File(p('types.h5'),'w') as f:
    f['mask']=frames(1,6,7,'u1')[0]%2==0
    f['text']='Größe'; f['texts']=np.array(['one','two'],dtype=h5py.string_dtype()); f['fixed']=np.array([b'abc ',b'de'])
    f['compound']=np.array([(1,2.5),(3,4.5)],dtype=[('n','i4'),('x','f8')])
    f['scalar']=np.float64(11.25); f['empty']=h5py.Empty('f4'); f['opaque']=np.void(b'\x01\x02')
    dt=h5py.vlen_dtype(np.int32); v=f.create_dataset('lists',(2,),dtype=dt); v[0]=[1,2,3]; v[1]=[4]
    f['array']=np.zeros(2,dtype=[('a','3f4')])
    g=f.create_group('loop'); g['again']=f['/']; g['soft']=h5py.SoftLink('/loop'); g['nowhere']=h5py.SoftLink('/not/there'); g['away']=h5py.ExternalLink('gone.h5','/x')
    f['ref']=np.array([f['mask'].ref,f['loop'].ref],dtype=h5py.ref_dtype)
    f['long']=np.arange(100)
    e=h5py.enum_dtype({'LOW':0,'HIGH':5},basetype='i2'); f.create_dataset('enum',data=np.array([0,5],'i2'),dtype=e)
    m=f['mask']; m.attrs['units']='counts'; m.attrs['limits']=[1.5,2.5]; m.attrs['on']=True
with h5py.File(p('shapes.h5'),'w') as f:
    f.create_dataset('/rgb',data=np.arange(2*5*6*3,dtype='u1').reshape(2,5,6,3),chunks=(1,2,4,2))
    f.create_dataset('/one',data=frames(4,5,6,'u2').reshape(4,1,5,6))
    f.create_dataset('/list',data=np.arange(5)); f['value']=3
    f.create_dataset('/sparse',shape=(4,8,8),dtype='f4',chunks=(1,8,8),fillvalue=-1.5)
    f['/sparse'][2]=1
    f.create_dataset('/text2d',data=np.array([[b'a',b'b'],[b'c',b'd']]))
    f.create_dataset('/nbit',data=frames(2,8,9,'u2'),chunks=(1,8,9),scaleoffset=0)
with h5py.File(p('detector.h5'),'w') as f:
    f.create_dataset('/entry/data/data',data=frames(2,4,5,'u4'))
    g=f.create_group('/entry/instrument/detector')
    g['x_pixel_size']=np.array([0.172]); g['y_pixel_size']=np.array([0.172]); g['frame_time']=2.5
    for k in ('x_pixel_size','y_pixel_size'): g[k].attrs['units']='mm'
    g['frame_time'].attrs['units']='ms'
with h5py.File(p('detector_without_units.h5'),'w') as f:
    f.create_dataset('/entry/data/data',data=frames(2,4,5,'u4'))
    g=f.create_group('/entry/instrument/detector')
    g['x_pixel_size']=0.172; g['y_pixel_size']=0.172; g['frame_time']=2.5
