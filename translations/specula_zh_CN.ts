<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Adapters</name>
    <message>
        <source>frame to picture</source>
        <translation>帧转图像</translation>
    </message>
    <message>
        <source>samples to image</source>
        <translation>采样值转图像</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>坏点</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>below</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>above</source>
        <translation>高于上限</translation>
    </message>
</context>
<context>
    <name>DeviceTexts</name>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>graphics processor that shares the memory of the CPU</source>
        <translation>与 CPU 共享内存的图形处理器</translation>
    </message>
    <message>
        <source>graphics processor with memory of its own</source>
        <translation>具有独立显存的图形处理器</translation>
    </message>
    <message>
        <source>driver that computes on the CPU</source>
        <translation>在 CPU 上计算的驱动程序</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考实现</translation>
    </message>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1（假定）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, detected</source>
        <translation>%1，检测值</translation>
    </message>
    <message>
        <source>%1, assumed: the driver does not tell</source>
        <translation>%1，假定值：驱动程序未提供</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动程序</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Free when looked at</source>
        <translation>查询时空闲</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Usable by jobs</source>
        <translation>任务可用</translation>
    </message>
    <message>
        <source>Largest buffer</source>
        <translation>最大缓冲区</translation>
    </message>
    <message>
        <source>Largest operand</source>
        <translation>最大操作数</translation>
    </message>
    <message>
        <source>Largest dimension</source>
        <translation>最大维度</translation>
    </message>
    <message>
        <source>%1 elements</source>
        <translation>%1 个元素</translation>
    </message>
    <message>
        <source>Memory bandwidth</source>
        <translation>内存带宽</translation>
    </message>
    <message>
        <source>Double precision</source>
        <translation>双精度</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>NaN and Inf</source>
        <translation>NaN 和 Inf</translation>
    </message>
    <message>
        <source>kept as the standard says</source>
        <translation>按标准保留</translation>
    </message>
    <message>
        <source>may be lost in arithmetic</source>
        <translation>运算中可能丢失</translation>
    </message>
    <message>
        <source>The command line decides: %1</source>
        <translation>由命令行指定：%1</translation>
    </message>
    <message>
        <source>SPECULA_BACKEND in the environment decides: %1</source>
        <translation>由环境变量 SPECULA_BACKEND 指定：%1</translation>
    </message>
</context>
<context>
    <name>G2Plots</name>
    <message>
        <source>between %1 and %2</source>
        <translation>介于 %1 与 %2 之间</translation>
    </message>
    <message>
        <source>of %1 and more</source>
        <translation>不小于 %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>不大于 %1</translation>
    </message>
    <message>
        <source>The q-map of this file cannot be read, so no bin is known to have q %1.</source>
        <translation>无法读取此文件的 Q 图，因此无法确定哪些区间的 q %1。</translation>
    </message>
    <message>
        <source>No bin has q %1.</source>
        <translation>没有区间的 q %1。</translation>
    </message>
    <message>
        <source>The bins of this file are not bins of q.</source>
        <translation>此文件的区间不是按 q 划分的。</translation>
    </message>
    <message>
        <source>The bins lie %1.</source>
        <translation>各区间的 q %1。</translation>
    </message>
    <message>
        <source>Delays in steps: a file does not say how long a frame took.</source>
        <translation>延迟以步为单位：有文件未给出帧时间。</translation>
    </message>
    <message>
        <source>No delay lies %1.</source>
        <translation>没有延迟%1。</translation>
    </message>
    <message>
        <source>all bins</source>
        <translation>所有区间</translation>
    </message>
    <message>
        <source>%1 curves in one plot are drawn without points and errors.</source>
        <translation>同一图中有 %1 条曲线，不绘制数据点和误差。</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>第 %1 部分</translation>
    </message>
</context>
<context>
    <name>PixelState</name>
    <message>
        <source>not a number</source>
        <translation>非数值</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷大</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>坏点</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>line profile</source>
        <translation>线剖面</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>along x</source>
        <translation>沿 x 方向</translation>
    </message>
    <message>
        <source>along y</source>
        <translation>沿 y 方向</translation>
    </message>
    <message>
        <source>radial profile</source>
        <translation>径向剖面</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>shape to profile</source>
        <translation>选区转剖面</translation>
    </message>
</context>
<context>
    <name>StandardActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation>处理(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>load file image</source>
        <translation>加载 载入 文件 图像 load file image</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>监视文件夹(&amp;W)…</translation>
    </message>
    <message>
        <source>directory live follow</source>
        <translation>目录 实时 跟随 directory live follow</translation>
    </message>
    <message>
        <source>Open the path on the clip&amp;board</source>
        <translation>打开剪贴板中的路径(&amp;B)</translation>
    </message>
    <message>
        <source>paste path</source>
        <translation>粘贴 路径 paste path</translation>
    </message>
    <message>
        <source>&amp;Close the file</source>
        <translation>关闭文件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>exit leave</source>
        <translation>离开 结束 exit leave</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>revert back</source>
        <translation>还原 返回 revert back</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>again repeat</source>
        <translation>再次 重复 again repeat</translation>
    </message>
    <message>
        <source>&amp;Undo “%1”</source>
        <translation>撤销“%1”(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo “%1”</source>
        <translation>重做“%1”(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Left panel</source>
        <translation>左侧面板(&amp;L)</translation>
    </message>
    <message>
        <source>targets folder recent sidebar hide</source>
        <translation>已打开 文件夹 最近 侧边栏 隐藏 targets folder recent sidebar hide</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检查器(&amp;I)</translation>
    </message>
    <message>
        <source>right panel properties drawer hide</source>
        <translation>右侧面板 属性 抽屉 隐藏 right panel properties drawer hide</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>theme colors colours appearance mode</source>
        <translation>主题 颜色 外观 模式 theme colors colours appearance mode</translation>
    </message>
    <message>
        <source>workspace go to switch</source>
        <translation>工作区 转到 切换 workspace go to switch</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>打开演示数据(&amp;D)</translation>
    </message>
    <message>
        <source>example sample speckle data</source>
        <translation>示例 样例 散斑 数据 example sample speckle data</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>TwotimeActions</name>
    <message>
        <source>&amp;Pan</source>
        <translation>平移(&amp;P)</translation>
    </message>
    <message>
        <source>move hand</source>
        <translation>移动 手形 move hand</translation>
    </message>
    <message>
        <source>Age &amp;strip</source>
        <translation>年龄条带(&amp;S)</translation>
    </message>
    <message>
        <source>cut age diagonal draw</source>
        <translation>切割 年龄 对角线 绘制 cut age diagonal draw</translation>
    </message>
    <message>
        <source>&amp;Add an age strip</source>
        <translation>添加年龄条带(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy the age strip</source>
        <translation>复制年龄条带(&amp;C)</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>复制 副本 duplicate</translation>
    </message>
    <message>
        <source>&amp;Remove the age strip</source>
        <translation>移除年龄条带(&amp;R)</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除 delete</translation>
    </message>
    <message>
        <source>Remove a&amp;ll age strips</source>
        <translation>移除所有年龄条带(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;March: strips over the whole run</source>
        <translation>铺设：条带覆盖整次测量(&amp;M)</translation>
    </message>
    <message>
        <source>ages equal width</source>
        <translation>年龄 等宽 ages equal width</translation>
    </message>
    <message>
        <source>A&amp;ge is the earlier time</source>
        <translation>年龄取较早时刻(&amp;G)</translation>
    </message>
    <message>
        <source>convention mean time t1</source>
        <translation>约定 平均 时间 convention mean time t1</translation>
    </message>
    <message>
        <source>Correct the &amp;diagonal</source>
        <translation>校正对角线(&amp;D)</translation>
    </message>
    <message>
        <source>shot noise</source>
        <translation>散粒噪声 shot noise</translation>
    </message>
    <message>
        <source>Diagonal correction</source>
        <translation>对角线校正</translation>
    </message>
    <message>
        <source>Automatic &amp;levels</source>
        <translation>自动显示范围(&amp;L)</translation>
    </message>
    <message>
        <source>contrast percentile</source>
        <translation>对比度 百分位 contrast percentile</translation>
    </message>
    <message>
        <source>Curves of the &amp;parts of the run</source>
        <translation>测量各部分的曲线(&amp;P)</translation>
    </message>
    <message>
        <source>segments partial g2</source>
        <translation>分段 部分 segments partial g2</translation>
    </message>
    <message>
        <source>Curves of parts</source>
        <translation>各部分的曲线</translation>
    </message>
    <message>
        <source>Pre&amp;vious bin</source>
        <translation>上一区间(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Next bin</source>
        <translation>下一区间(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存 save</translation>
    </message>
    <message>
        <source>Export &amp;matrix…</source>
        <translation>导出矩阵(&amp;M)…</translation>
    </message>
    <message>
        <source>save data</source>
        <translation>保存 数据 save data</translation>
    </message>
    <message>
        <source>Export c&amp;urves…</source>
        <translation>导出曲线(&amp;U)…</translation>
    </message>
</context>
<context>
    <name>TwotimeExports</name>
    <message>
        <source>Export matrix</source>
        <translation>导出矩阵</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
</context>
<context>
    <name>TwotimePlots</name>
    <message>
        <source>part %1 of %2</source>
        <translation>第 %1 部分，共 %2 部分</translation>
    </message>
    <message>
        <source>parts of the run</source>
        <translation>测量的各部分</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>整次测量</translation>
    </message>
    <message>
        <source>strip %1: age %2 to %3</source>
        <translation>条带 %1：年龄 %2 至 %3</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>区间 %1</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>减去 %1</translation>
    </message>
    <message>
        <source>diagonal corrected</source>
        <translation>对角线已校正</translation>
    </message>
    <message>
        <source>diagonal as stored</source>
        <translation>对角线为存储值</translation>
    </message>
    <message>
        <source>averaged %1 × %1 after diagonal correction</source>
        <translation>对角线校正后按 %1 × %1 平均</translation>
    </message>
    <message>
        <source>averaged %1 × %1</source>
        <translation>按 %1 × %1 平均</translation>
    </message>
    <message>
        <source>smoothed (Gaussian, σ %1 frames)</source>
        <translation>已平滑（高斯，σ %1 帧）</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>A single frame has no lag.</source>
        <translation>单帧没有延迟。</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>age (t₁+t₂)/2</source>
        <translation>年龄 (t₁+t₂)/2</translation>
    </message>
    <message>
        <source>age t₁</source>
        <translation>年龄 t₁</translation>
    </message>
</context>
<context>
    <name>specula::app::ApplyOperations</name>
    <message numerus="yes">
        <source>%n file(s) in %1</source>
        <translation>
            <numerusform>%1 中的 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply operations to a folder</source>
        <translation>对文件夹应用处理步骤</translation>
    </message>
    <message>
        <source>Apply operations</source>
        <translation>应用处理步骤</translation>
    </message>
    <message>
        <source>%1 made on %2 in %3 s (%4).</source>
        <translation>%1 已在 %2 上生成，用时 %3 s（%4）。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed, see the log. The first: %1</source>
        <translation>
            <numerusform>%n 个文件失败，详见日志。第一个：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>no file could be made. The first: %1</source>
        <translation>未能生成任何文件。第一个：%1</translation>
    </message>
</context>
<context>
    <name>specula::app::AverageCriteria</name>
    <message>
        <source>Which files are left out</source>
        <translation>排除哪些文件</translation>
    </message>
    <message>
        <source>far from the group&apos;s median</source>
        <translation>远离组中位数</translation>
    </message>
    <message>
        <source>classic baseline filter</source>
        <translation>经典基线筛选</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>largest distance</source>
        <translation>最大距离</translation>
    </message>
    <message>
        <source>Distance of the whole curve from the median of all, in its own errors, relative to that of a typical file.</source>
        <translation>整条曲线与全体中位数的距离，以其自身误差为单位，并相对于典型文件的距离。</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Dynamic bin whose last delays are averaged.</source>
        <translation>对其末尾延迟取平均的动态区间。</translation>
    </message>
    <message>
        <source>last</source>
        <translation>末尾点数</translation>
    </message>
    <message>
        <source>How many of the last delays.</source>
        <translation>取末尾多少个延迟。</translation>
    </message>
    <message>
        <source>from</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Smallest baseline that is accepted.</source>
        <translation>可接受的最小基线。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Largest baseline that is accepted.</source>
        <translation>可接受的最大基线。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>How curves are averaged</source>
        <translation>曲线的平均方式</translation>
    </message>
    <message>
        <source>ratio of sums, if all hold G2</source>
        <translation>总和之比（所有文件均含 G2 时）</translation>
    </message>
    <message>
        <source>mean of the curves</source>
        <translation>曲线的平均值</translation>
    </message>
    <message>
        <source>ratio of sums</source>
        <translation>总和之比</translation>
    </message>
    <message>
        <source>How errors are averaged</source>
        <translation>误差的平均方式</translation>
    </message>
    <message>
        <source>propagated errors</source>
        <translation>传播误差</translation>
    </message>
    <message>
        <source>classic errors, mean / √n</source>
        <translation>经典误差，平均值 / √n</translation>
    </message>
    <message>
        <source>interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Files with other delays or bins are brought to those of the others instead of being left out.</source>
        <translation>延迟或区间不同的文件不被排除，而是转换到其他文件的延迟和区间。</translation>
    </message>
    <message>
        <source>keep G2 of pixels</source>
        <translation>保留像素的 G2</translation>
    </message>
    <message>
        <source>The mean G2 of every pixel goes into the file too, where all files hold it.</source>
        <translation>若所有文件均含逐像素 G2，则将其平均值也写入文件。</translation>
    </message>
    <message>
        <source>show bin</source>
        <translation>显示区间</translation>
    </message>
    <message>
        <source>Bin that is shown</source>
        <translation>显示的区间</translation>
    </message>
</context>
<context>
    <name>specula::app::AveragePlots</name>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>baseline of g2</source>
        <translation>g2 的基线</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>No file is tested.</source>
        <translation>不检验任何文件。</translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>尚无结果。</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>区间 %1</translation>
    </message>
    <message>
        <source>No file has bin %1.</source>
        <translation>没有文件含有区间 %1。</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>average of %1</source>
        <translation>%1 个文件的平均</translation>
    </message>
    <message>
        <source>scatter of the files / their errors: %1</source>
        <translation>文件间的离散 / 其误差：%1</translation>
    </message>
</context>
<context>
    <name>specula::app::AverageTable</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>How far the average would move without this file, in errors of the average.</source>
        <translation>去掉此文件后平均值的变化量，以平均值的误差为单位。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Pull (σ)</source>
        <translation>影响 (σ)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Dist. (σ)</source>
        <translation>距离 (σ)</translation>
    </message>
</context>
<context>
    <name>specula::app::AverageWorkspace</name>
    <message>
        <source>What the test sees of each file</source>
        <translation>各文件的检验量</translation>
    </message>
    <message>
        <source>Average and single curves</source>
        <translation>平均曲线与单条曲线</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files and why they are left out</source>
        <translation>文件及其排除原因</translation>
    </message>
    <message>
        <source>Save average…</source>
        <translation>保存平均结果…</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>导出数据(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Save average…</source>
        <translation>保存平均结果(&amp;S)…</translation>
    </message>
    <message>
        <source>%1 holds no multi-tau g2.</source>
        <translation>%1 不含 multi-tau g2。</translation>
    </message>
    <message>
        <source>None of the files in use holds multi-tau g2.</source>
        <translation>所用文件均不含 multi-tau g2。</translation>
    </message>
    <message>
        <source>The files are being opened…</source>
        <translation>正在打开文件…</translation>
    </message>
    <message numerus="yes">
        <source>Comparing %n file(s)…</source>
        <translation>
            <numerusform>正在比较 %n 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare repeats</source>
        <translation>比较重复测量</translation>
    </message>
    <message>
        <source>%1 of %2 files are taken.</source>
        <translation>采用 %2 个文件中的 %1 个。</translation>
    </message>
    <message>
        <source>Read g2</source>
        <translation>读取 g2</translation>
    </message>
    <message>
        <source>from</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Save average</source>
        <translation>保存平均结果</translation>
    </message>
    <message>
        <source>HDF5 result (*.hdf *.h5 *.hdf5)</source>
        <translation>HDF5 结果 (*.hdf *.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>%1 is one of the files that are averaged. Choose another name.</source>
        <translation>%1 是参与平均的文件之一。请选择其他名称。</translation>
    </message>
    <message numerus="yes">
        <source>Average %n file(s)</source>
        <translation>
            <numerusform>平均 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: average of %2 of %3 files.</source>
        <translation>%1：%3 个文件中 %2 个的平均。</translation>
    </message>
    <message>
        <source>There is nothing to average: no file is taken yet.</source>
        <translation>没有可平均的内容：尚未采用任何文件。</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Shown is the mean of the curves; the file that is saved gets the ratio of sums.</source>
        <translation>显示的是各曲线的平均；保存的文件则得到总和之比。</translation>
    </message>
</context>
<context>
    <name>specula::app::BinMap</name>
    <message>
        <source>The file holds no q-map.</source>
        <translation>文件不含 Q 图。</translation>
    </message>
</context>
<context>
    <name>specula::app::BinTable</name>
    <message>
        <source>A wide bin: its g2 decays with a spread of rates.</source>
        <translation>区间较宽：其 g2 的衰减速率有一定的分布。</translation>
    </message>
    <message>
        <source>Root mean square of the pixels&apos; q: what a decay of the bin belongs to.</source>
        <translation>像素 q 的均方根：该区间的衰减所对应的 q。</translation>
    </message>
    <message>
        <source>Standard deviation of the pixels&apos; q over their mean.</source>
        <translation>像素 q 的标准差与平均值之比。</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>rms q</source>
        <translation>q 均方根</translation>
    </message>
    <message>
        <source>Δq/q</source>
        <translation>Δq/q</translation>
    </message>
</context>
<context>
    <name>specula::app::BinTableModel</name>
    <message>
        <source>Number of the dynamic bin</source>
        <translation>动态区间的编号</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Pixels in the bin</source>
        <translation>区间内的像素数</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>g2 at the first delay</source>
        <translation>第一个延迟处的 g2</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首点</translation>
    </message>
    <message>
        <source>g2 at the last delay</source>
        <translation>最后一个延迟处的 g2</translation>
    </message>
    <message>
        <source>last</source>
        <translation>末点</translation>
    </message>
    <message>
        <source>Estimate of the contrast: g2 at the first delay minus g2 at the last one. Too small where the sample is faster than the first delay or slower than the last.</source>
        <translation>对比度的估计值：第一个延迟处的 g2 减去最后一个延迟处的 g2。样品快于第一个延迟或慢于最后一个延迟时偏小。</translation>
    </message>
</context>
<context>
    <name>specula::app::ColourScaleBar</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1：从 %2 到 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without a value</source>
        <translation>
            <numerusform>%n 个文件无此值</numerusform>
        </translation>
    </message>
    <message>
        <source>no file says it</source>
        <translation>所有文件均未给出</translation>
    </message>
</context>
<context>
    <name>specula::app::ConversionsPage</name>
    <message>
        <source>Count conversions</source>
        <translation>统计转换</translation>
    </message>
    <message>
        <source>Conversions for the screen</source>
        <translation>用于显示的转换</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>最慢</translation>
    </message>
    <message>
        <source>Measures how long data take to become pictures and curves</source>
        <translation>测量数据转换为图像和曲线所需的时间</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset the statistics of conversions</source>
        <translation>重置转换统计</translation>
    </message>
    <message>
        <source>Nothing was counted yet.</source>
        <translation>尚无统计。</translation>
    </message>
</context>
<context>
    <name>specula::app::DatasetPicker</name>
    <message>
        <source>Datasets of this file</source>
        <translation>此文件中的数据集</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Preview of the dataset</source>
        <translation>数据集预览</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceCheck</name>
    <message>
        <source>%1 of %2 cases agree</source>
        <translation>%2 个用例中有 %1 个一致</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>It could not be checked: %1</source>
        <translation>无法检查：%1</translation>
    </message>
    <message>
        <source>The device was lost during the check: %1</source>
        <translation>设备在检查过程中失效：%1</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceChoiceBox</name>
    <message>
        <source>Compute on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>the best there is</source>
        <translation>自动选择最佳设备</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>正在查找</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceDetails</name>
    <message>
        <source>Check this device</source>
        <translation>检查此设备</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Holds every kernel of the device to the reference, in the background</source>
        <translation>在后台将设备的每个计算内核与参考实现进行比对</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>取消检查</translation>
    </message>
    <message>
        <source>Copy what is known of the device</source>
        <translation>复制设备信息</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Limits and check of the selected device</source>
        <translation>所选设备的限制与检查</translation>
    </message>
    <message>
        <source>Select a device to see its limits.</source>
        <translation>选择设备以查看其限制。</translation>
    </message>
    <message>
        <source>Do not trust what this device computes. Choose another one above; a newer driver may help. Then look and check again.</source>
        <translation>请勿信任此设备的计算结果。请在上方选择其他设备；更新驱动程序可能有帮助。然后重新查找并检查。</translation>
    </message>
    <message>
        <source>(error %1, tolerance %2)</source>
        <translation>（误差 %1，容差 %2）</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>One case in %1, because this driver computes on the CPU and is slow.</source>
        <translation>每 %1 个用例只检查一个，因为此驱动程序在 CPU 上计算，速度较慢。</translation>
    </message>
    <message>
        <source>Not on this device, done elsewhere: %1 (%2), %3 cases: %4</source>
        <translation>不在此设备上、改由他处计算：%1（%2），%3 个用例：%4</translation>
    </message>
    <message>
        <source>The rest was not tried. New work goes elsewhere until you look again.</source>
        <translation>其余用例未检查。重新查找之前，新任务将使用其他设备。</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceJobsPage</name>
    <message>
        <source>Which tier each job used and why</source>
        <translation>各任务使用的后端及原因</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Why there</source>
        <translation>选择原因</translation>
    </message>
    <message>
        <source>Kernels done elsewhere</source>
        <translation>在他处计算的内核</translation>
    </message>
    <message>
        <source>What did not work</source>
        <translation>失败情况</translation>
    </message>
    <message>
        <source>No job has computed anything yet. Previews are not listed.</source>
        <translation>尚无任务进行过计算。预览不在此列出。</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceMemoryPage</name>
    <message>
        <source>Memory of open devices</source>
        <translation>已打开设备的内存</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Most so far</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Release kept memory</source>
        <translation>释放保留的内存</translation>
    </message>
    <message>
        <source>Gives back what no job holds and is only kept for the next</source>
        <translation>释放未被任务占用、仅为后续任务保留的内存</translation>
    </message>
    <message>
        <source>Kept memory is given back by itself when a device rests for half a minute.</source>
        <translation>设备空闲半分钟后，保留的内存会自动释放。</translation>
    </message>
    <message>
        <source>Release device memory</source>
        <translation>释放设备内存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a job holds it</source>
        <translation>被任务占用</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>No device is open. One is opened when work comes.</source>
        <translation>没有打开的设备。有任务时会自动打开。</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceNotices</name>
    <message>
        <source>%1 does not work any more (%2).</source>
        <translation>%1 已无法工作（%2）。</translation>
    </message>
    <message>
        <source>New work goes to %1.</source>
        <translation>新任务将使用 %1。</translation>
    </message>
</context>
<context>
    <name>specula::app::DevicePreferences</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Use graphics processors</source>
        <translation>使用图形处理器（GPU）</translation>
    </message>
    <message>
        <source>Without, the best there is is always the processor.</source>
        <translation>关闭时，“自动选择最佳设备”始终使用处理器（CPU）。</translation>
    </message>
    <message>
        <source>Compute elsewhere when a device is not there or fails</source>
        <translation>设备缺失或出错时改用其他设备计算</translation>
    </message>
    <message>
        <source>Without, the work fails and says why.</source>
        <translation>关闭时，计算将失败并说明原因。</translation>
    </message>
    <message>
        <source>%1 in the environment decides: %2</source>
        <translation>由环境变量 %1 指定：%2</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Part of the free device memory to use</source>
        <translation>可使用的设备空闲内存比例</translation>
    </message>
    <message>
        <source>Most of a device&apos;s free memory</source>
        <translation>设备空闲内存使用上限</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceReasons</name>
    <message>
        <source>plain double precision, for truth; never chosen automatically</source>
        <translation>纯双精度计算，作为基准；从不自动选用</translation>
    </message>
    <message>
        <source>always there</source>
        <translation>始终可用</translation>
    </message>
    <message>
        <source>a driver that computes on the CPU; used when asked for by name</source>
        <translation>在 CPU 上计算的驱动程序；仅在指定时使用</translation>
    </message>
    <message>
        <source>shares the memory of the CPU</source>
        <translation>与 CPU 共享内存</translation>
    </message>
    <message>
        <source>a device with memory of its own</source>
        <translation>具有独立显存的设备</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>no device was found</source>
        <translation>未找到设备</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>已失效：%1</translation>
    </message>
    <message>
        <source>look for devices again, or restart the computer</source>
        <translation>重新查找设备，或重启计算机</translation>
    </message>
    <message>
        <source>the module %1 is not installed</source>
        <translation>模块 %1 未安装</translation>
    </message>
    <message>
        <source>install it, or name its folder in SPECULA_TIER_PATH; looked in %1</source>
        <translation>请安装该模块，或在 SPECULA_TIER_PATH 中指定其文件夹；已查找：%1</translation>
    </message>
    <message>
        <source>the best tier that is available</source>
        <translation>可用的最佳后端</translation>
    </message>
    <message>
        <source>asked for by %1</source>
        <translation>由%1指定</translation>
    </message>
    <message>
        <source>GPUs are switched off by %1</source>
        <translation>图形处理器已由%1停用</translation>
    </message>
    <message>
        <source>in pieces, because %1 do not fit into its %2 at once</source>
        <translation>分块进行，因为 %1 无法一次放入 %2</translation>
    </message>
    <message>
        <source>small: %1 of work, moving it would cost more</source>
        <translation>任务较小：约 %1，转移的开销更大</translation>
    </message>
    <message>
        <source>small: %1 of work, moving it to %2 would cost more</source>
        <translation>任务较小：约 %1，转移到 %2 的开销更大</translation>
    </message>
    <message>
        <source>%1 has no double precision</source>
        <translation>%1 不支持双精度</translation>
    </message>
    <message>
        <source>it has no device %1</source>
        <translation>没有编号为 %1 的设备</translation>
    </message>
    <message>
        <source>%1 is not used, it was %2</source>
        <translation>未使用 %1：%2</translation>
    </message>
    <message>
        <source>%1 was asked for but is not available: %2</source>
        <translation>已指定 %1，但不可用：%2</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>%1 in the environment</source>
        <translation>环境变量 %1 </translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>%1 device %2 could not be opened: %3</source>
        <translation>无法打开 %1 设备 %2：%3</translation>
    </message>
    <message>
        <source>%1 gave up on the way (%2), so the whole output was computed again</source>
        <translation>%1 中途失败（%2），因此已重新计算全部结果</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceTablePage</name>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可使用内存</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>双精度</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Looks for devices again; one that was lost gets another chance</source>
        <translation>重新查找设备；已失效的设备将再次尝试</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>New work goes to %1: %2</source>
        <translation>新任务将使用 %1：%2</translation>
    </message>
    <message>
        <source>Devices are being looked for.</source>
        <translation>正在查找设备。</translation>
    </message>
    <message>
        <source>Graphics processors are switched off.</source>
        <translation>图形处理器已停用。</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>the check failed; %1</source>
        <translation>检查未通过；%1</translation>
    </message>
    <message>
        <source>checked; %1</source>
        <translation>已检查；%1</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
</context>
<context>
    <name>specula::app::DeviceWatch</name>
    <message>
        <source>Look at the devices</source>
        <translation>查询设备</translation>
    </message>
</context>
<context>
    <name>specula::app::DevicesPanel</name>
    <message>
        <source>Parts of the device panel</source>
        <translation>设备面板的各部分</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>转换</translation>
    </message>
</context>
<context>
    <name>specula::app::FilesFoot</name>
    <message>
        <source>reversed</source>
        <translation>倒序</translation>
    </message>
    <message>
        <source>Bin of g2</source>
        <translation>g2 的区间</translation>
    </message>
    <message>
        <source>How the filter works</source>
        <translation>筛选方式</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>prefix is</source>
        <translation>前缀为</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: words of the name, sample, note…</source>
        <translation>筛选：名称、样品、备注中的词…</translation>
    </message>
    <message>
        <source>Enter adds all that match to the targets.</source>
        <translation>按 Enter 将所有匹配项加入“已打开”列表。</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>index</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>time of the file</source>
        <translation>文件时间</translation>
    </message>
    <message>
        <source>time of the run</source>
        <translation>测量时间</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>decay time</source>
        <translation>衰减时间</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>A result that appears in a watched folder becomes the current one.</source>
        <translation>监视的文件夹中出现的新结果将成为当前结果。</translation>
    </message>
    <message>
        <source>Label style</source>
        <translation>标签样式</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Parts of the name between underscores that make the label, counted from 0: 0_2. Empty: all of it.</source>
        <translation>构成标签的名称片段（以下划线分隔，从 0 开始计数），如 0_2。留空：整个名称。</translation>
    </message>
    <message>
        <source>Dynamic bin whose g2, contrast and decay time the table shows.</source>
        <translation>表格中显示其 g2、对比度和衰减时间的动态区间。</translation>
    </message>
    <message>
        <source>g2 of bin</source>
        <translation>g2 区间</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>跟随最新</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>specula::app::FilesInspector</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>g2 of the current run</source>
        <translation>当前测量的 g2</translation>
    </message>
    <message>
        <source>Select two rows to see their metadata side by side.</source>
        <translation>选择两行可并排查看其元数据。</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>未选择测量。</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>区间 %1</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>This file holds no correlation results. Enter opens it in Image.</source>
        <translation>此文件不含相关结果。按 Enter 在“图像”中打开。</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>None were found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Open the selected runs</source>
        <translation>打开选中的测量</translation>
    </message>
</context>
<context>
    <name>specula::app::FilesWorkspace</name>
    <message>
        <source>Tag &amp;good</source>
        <translation>标记为良好(&amp;G)</translation>
    </message>
    <message>
        <source>Tag good, or take the tag away (Space in the table)</source>
        <translation>标记为良好，或取消标记（在表格中按空格）</translation>
    </message>
    <message>
        <source>Tag &amp;bad</source>
        <translation>标记为不良(&amp;B)</translation>
    </message>
    <message>
        <source>Tag for &amp;repeating</source>
        <translation>标记为重测(&amp;R)</translation>
    </message>
    <message>
        <source>mark rate run</source>
        <translation>标注 评级 测量 mark rate run</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>编写备注(&amp;N)</translation>
    </message>
    <message>
        <source>comment remark</source>
        <translation>注释 说明 comment remark</translation>
    </message>
    <message>
        <source>Add to the &amp;targets</source>
        <translation>加入“已打开”列表(&amp;T)</translation>
    </message>
    <message>
        <source>Take from the ta&amp;rgets</source>
        <translation>从“已打开”列表中移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open the selected runs</source>
        <translation>打开所选测量(&amp;O)</translation>
    </message>
    <message>
        <source>Open the selected runs (Enter in the table)</source>
        <translation>打开所选测量（在表格中按 Enter）</translation>
    </message>
    <message>
        <source>&amp;Plot columns</source>
        <translation>绘制列(&amp;P)</translation>
    </message>
    <message>
        <source>temperature dependence trend</source>
        <translation>温度 依赖 趋势 temperature dependence trend</translation>
    </message>
    <message>
        <source>&amp;Follow the newest run</source>
        <translation>跟随最新测量(&amp;F)</translation>
    </message>
    <message>
        <source>live watch last</source>
        <translation>实时 监视 最后 live watch last</translation>
    </message>
    <message>
        <source>&amp;Filter the runs</source>
        <translation>筛选测量(&amp;F)</translation>
    </message>
    <message>
        <source>Read all &amp;again</source>
        <translation>全部重新读取(&amp;A)</translation>
    </message>
    <message>
        <source>reload refresh</source>
        <translation>重新加载 刷新 reload refresh</translation>
    </message>
    <message>
        <source>E&amp;xport the run table…</source>
        <translation>导出测量表(&amp;X)…</translation>
    </message>
    <message>
        <source>There is no HDF5 file in %1 yet. New ones appear here by themselves.</source>
        <translation>%1 中还没有 HDF5 文件。新文件会自动显示在此处。</translation>
    </message>
    <message>
        <source>Looking into %1…</source>
        <translation>正在查看 %1…</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次测量</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 / %2 次测量</translation>
    </message>
    <message numerus="yes">
        <source>Open %n run(s) in g2</source>
        <translation>
            <numerusform>在 g2 中打开 %n 次测量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n run(s) the targets</source>
        <translation>
            <numerusform>将 %n 次测量加入“已打开”列表</numerusform>
        </translation>
    </message>
    <message>
        <source>Read metadata</source>
        <translation>读取元数据</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are among the targets.</source>
        <translation>
            <numerusform>%n 次测量已在“已打开”列表中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the run table</source>
        <translation>导出测量表</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>逗号分隔值 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>Export the plot</source>
        <translation>导出图形</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf);;Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>PNG 图片 (*.png);;SVG 矢量图 (*.svg);;PDF 文档 (*.pdf);;逗号分隔值 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>specula::app::FolderWatch</name>
    <message>
        <source>The folder is not there.</source>
        <translation>文件夹不存在。</translation>
    </message>
    <message>
        <source>The folder cannot be read.</source>
        <translation>无法读取文件夹。</translation>
    </message>
    <message>
        <source>List %1</source>
        <translation>列出 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::FrameControls</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>One frame or several</source>
        <translation>单帧或多帧</translation>
    </message>
    <message>
        <source>single</source>
        <translation>单帧</translation>
    </message>
    <message>
        <source>sum of</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>mean of</source>
        <translation>取平均</translation>
    </message>
    <message>
        <source>maximum of</source>
        <translation>取最大值</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation>播放速率</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>fps</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标度</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>asinh</source>
        <translation>asinh</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>min to max</source>
        <translation>最小值至最大值</translation>
    </message>
    <message>
        <source>auto per frame</source>
        <translation>逐帧自动</translation>
    </message>
    <message>
        <source>Follow the newest frame</source>
        <translation>跟随最新帧</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Histogram with levels</source>
        <translation>直方图与显示范围</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>落后 %n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
</context>
<context>
    <name>specula::app::FrameDocument</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Read metadata of %1</source>
        <translation>读取 %1 的元数据</translation>
    </message>
    <message>
        <source>Read frame %1</source>
        <translation>读取帧 %1</translation>
    </message>
    <message>
        <source>Read region</source>
        <translation>读取区域</translation>
    </message>
    <message>
        <source>Look for new frames</source>
        <translation>检查新帧</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Actions</name>
    <message>
        <source>&amp;Curves</source>
        <translation>曲线(&amp;C)</translation>
    </message>
    <message>
        <source>g2 &amp;map</source>
        <translation>g2 二维图(&amp;M)</translation>
    </message>
    <message>
        <source>g2 &amp;stability</source>
        <translation>g2 稳定性(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Regroup with another q-map</source>
        <translation>用其他 Q 图重新分组(&amp;R)</translation>
    </message>
    <message>
        <source>A panel per &amp;bin</source>
        <translation>每个区间一个子图(&amp;B)</translation>
    </message>
    <message>
        <source>A panel per &amp;file</source>
        <translation>每个文件一个子图(&amp;F)</translation>
    </message>
    <message>
        <source>All curves in &amp;one plot</source>
        <translation>所有曲线在同一图中(&amp;O)</translation>
    </message>
    <message>
        <source>Logarithmic &amp;delay axis</source>
        <translation>延迟轴对数坐标(&amp;D)</translation>
    </message>
    <message>
        <source>Logarithmic &amp;g2 axis</source>
        <translation>g2 轴对数坐标(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Error bars</source>
        <translation>误差棒(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>图例(&amp;L)</translation>
    </message>
    <message>
        <source>Only &amp;this file</source>
        <translation>仅此文件(&amp;T)</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>All bins and &amp;delays</source>
        <translation>所有区间和延迟(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>En&amp;large the chosen panel</source>
        <translation>放大所选子图(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Back to all panels</source>
        <translation>返回所有子图(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next bin</source>
        <translation>下一区间(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous bin</source>
        <translation>上一区间(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;irst bin</source>
        <translation>第一区间(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Last bin</source>
        <translation>最后区间(&amp;L)</translation>
    </message>
    <message>
        <source>Next f&amp;ile</source>
        <translation>下一文件(&amp;I)</translation>
    </message>
    <message>
        <source>Previous fil&amp;e</source>
        <translation>上一文件(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;data</source>
        <translation>复制数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>导出数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Export &amp;table of all bins…</source>
        <translation>导出所有区间的表格(&amp;T)…</translation>
    </message>
    <message>
        <source>Regroup &amp;now</source>
        <translation>立即重新分组(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save the regrouped result…</source>
        <translation>保存重新分组的结果(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Foot</name>
    <message>
        <source>What a panel holds</source>
        <translation>子图的内容</translation>
    </message>
    <message>
        <source>all in one</source>
        <translation>全部在一图</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>文件范围</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>此文件</translation>
    </message>
    <message>
        <source>Columns of the grid</source>
        <translation>网格列数</translation>
    </message>
    <message>
        <source>grid %1</source>
        <translation>网格：%1 列</translation>
    </message>
    <message>
        <source>Normalisation of the view; the data stay as they are</source>
        <translation>视图的归一化；数据保持不变</translation>
    </message>
    <message>
        <source>log τ</source>
        <translation>log τ</translation>
    </message>
    <message>
        <source>log g2</source>
        <translation>log g2</translation>
    </message>
    <message>
        <source>legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Lift of each further file</source>
        <translation>后续各文件的上移量</translation>
    </message>
    <message>
        <source>The n-th file is lifted by n times this</source>
        <translation>第 n 个文件上移 n 倍此值</translation>
    </message>
    <message>
        <source>Range of q</source>
        <translation>q 的范围</translation>
    </message>
    <message>
        <source>Range of delays</source>
        <translation>延迟的范围</translation>
    </message>
    <message>
        <source>Range of g2</source>
        <translation>g2 的范围</translation>
    </message>
    <message>
        <source>The tab “Curves” uses this.</source>
        <translation>用于“曲线”选项卡。</translation>
    </message>
    <message>
        <source>The tabs with panels use this.</source>
        <translation>用于含子图的选项卡。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 / %2 个文件</translation>
    </message>
    <message>
        <source>per bin</source>
        <translation>按区间</translation>
    </message>
    <message>
        <source>per file</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>所选文件</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>网格：自动</translation>
    </message>
    <message>
        <source>Range of the g2 axes: each panel its own, the same in all, or typed</source>
        <translation>g2 轴的范围：各子图独立、全部统一或手动输入</translation>
    </message>
    <message>
        <source>own y</source>
        <translation>y 独立</translation>
    </message>
    <message>
        <source>same y</source>
        <translation>y 统一</translation>
    </message>
    <message>
        <source>fixed y</source>
        <translation>y 固定</translation>
    </message>
    <message>
        <source>Colour of the files: by their order, or by a number of their metadata</source>
        <translation>文件的颜色：按顺序，或按元数据中的某个数值</translation>
    </message>
    <message>
        <source>Logarithmic delay axis (X)</source>
        <translation>延迟轴对数坐标 (X)</translation>
    </message>
    <message>
        <source>Logarithmic g2 axis (Y)</source>
        <translation>g2 轴对数坐标 (Y)</translation>
    </message>
    <message>
        <source>± σ</source>
        <translation>± σ</translation>
    </message>
    <message>
        <source>Error bars (B)</source>
        <translation>误差棒 (B)</translation>
    </message>
    <message>
        <source>Legend beside the plots (L)</source>
        <translation>在图形旁显示图例 (L)</translation>
    </message>
    <message>
        <source>by order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>按 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Inspector</name>
    <message>
        <source>none in the file</source>
        <translation>文件中无误差</translation>
    </message>
    <message>
        <source>Scatter of the pixels. Too small where neighbouring pixels or delays fluctuate together.</source>
        <translation>像素间的离散。相邻像素或延迟同步涨落时偏小。</translation>
    </message>
    <message>
        <source>Jackknife over groups of pixels: honest, also where pixels fluctuate together.</source>
        <translation>按像素组的刀切法：像素同步涨落时也可靠。</translation>
    </message>
    <message>
        <source>Counting statistics alone. Too small: speckles are few.</source>
        <translation>仅含计数统计。偏小：散斑数量有限。</translation>
    </message>
    <message>
        <source>The file does not say of what kind. Most correlators store the scatter of the pixels, which is too small.</source>
        <translation>文件未说明误差类型。大多数相关程序存储像素间的离散，该值偏小。</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Likeness of the files</source>
        <translation>文件的相似度</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Correlation of the curves of the chosen bin</source>
        <translation>所选区间曲线之间的相关</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>mean r</source>
        <translation>平均 r</translation>
    </message>
    <message>
        <source>least r</source>
        <translation>最小 r</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Stride × average</source>
        <translation>步幅 × 平均</translation>
    </message>
    <message>
        <source>Frame time</source>
        <translation>帧时间</translation>
    </message>
    <message>
        <source>Time step</source>
        <translation>时间步长</translation>
    </message>
    <message>
        <source>Delays × bins</source>
        <translation>延迟 × 区间</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>The curves as shown, as CSV or JSON</source>
        <translation>将当前显示的曲线导出为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>g2 of all bins of this file as stored, as CSV or JSON</source>
        <translation>将此文件存储的所有区间的 g2 导出为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The file also holds the jackknife covariance.</source>
        <translation>文件还含有刀切法协方差。</translation>
    </message>
    <message>
        <source>Bin %1: no two files have this bin and the same delays.</source>
        <translation>区间 %1：没有两个文件同时含有此区间和相同的延迟。</translation>
    </message>
    <message>
        <source>Pearson correlation of g2 of bin %1 with the other files.</source>
        <translation>区间 %1 的 g2 与其他文件的皮尔逊相关系数。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have other delays or bins.</source>
        <translation>
            <numerusform>%n 个文件的延迟或区间不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>与 %1</translation>
    </message>
    <message>
        <source>Errors of g2</source>
        <translation>g2 的误差</translation>
    </message>
</context>
<context>
    <name>specula::app::G2View</name>
    <message>
        <source>temperature (K)</source>
        <translation>温度 (K)</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>区间 %1</translation>
    </message>
    <message>
        <source>g2 as stored</source>
        <translation>存储的 g2</translation>
    </message>
    <message>
        <source>divided by its maximum</source>
        <translation>除以最大值</translation>
    </message>
    <message>
        <source>divided by its mean</source>
        <translation>除以平均值</translation>
    </message>
    <message>
        <source>in standard deviations</source>
        <translation>以标准差为单位</translation>
    </message>
    <message>
        <source>divided by g2[0]</source>
        <translation>除以 g2[0]</translation>
    </message>
    <message>
        <source>shifted to the mean g2[0]</source>
        <translation>平移至平均 g2[0]</translation>
    </message>
    <message>
        <source> + %1 per file</source>
        <translation> + 每个文件 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::G2Workspace</name>
    <message>
        <source>Views of g2</source>
        <translation>g2 的视图</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>二维图</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定性</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>%1 holds no g2 of growing parts of the run.</source>
        <translation>%1 不含测量逐步累积部分的 g2。</translation>
    </message>
    <message>
        <source>%1 does not hold G2 of every pixel, which regrouping needs.</source>
        <translation>%1 不含重新分组所需的逐像素 G2。</translation>
    </message>
    <message>
        <source>%1 holds no multi-tau g2. The two-time room shows what it holds.</source>
        <translation>%1 不含 multi-tau g2。其内容可在“双时间”中查看。</translation>
    </message>
    <message>
        <source>Read g2 of %1</source>
        <translation>读取 %1 的 g2</translation>
    </message>
    <message>
        <source>Read the parts of %1</source>
        <translation>读取 %1 的各部分</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>逗号分隔值 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::HelpActions</name>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>settings options units language theme threads device</source>
        <translation>设置 选项 单位 语言 主题 线程 设备 settings options units language theme threads device</translation>
    </message>
    <message>
        <source>&amp;Help for what is shown</source>
        <translation>当前内容的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>manual documentation</source>
        <translation>手册 文档 manual documentation</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Tips</source>
        <translation>使用技巧(&amp;T)</translation>
    </message>
    <message>
        <source>When something goes &amp;wrong</source>
        <translation>故障排除(&amp;W)</translation>
    </message>
    <message>
        <source>What the &amp;keys do</source>
        <translation>快捷键一览(&amp;K)</translation>
    </message>
    <message>
        <source>cheat sheet shortcuts hotkeys</source>
        <translation>速查表 快捷键 热键 cheat sheet shortcuts hotkeys</translation>
    </message>
    <message>
        <source>Change &amp;shortcuts…</source>
        <translation>更改快捷键(&amp;S)…</translation>
    </message>
    <message>
        <source>key bindings hotkeys edit</source>
        <translation>按键绑定 热键 编辑 key bindings hotkeys edit</translation>
    </message>
    <message>
        <source>&amp;About Specula</source>
        <translation>关于 Specula(&amp;A)</translation>
    </message>
    <message>
        <source>version licence license</source>
        <translation>版本 许可证 version licence license</translation>
    </message>
    <message>
        <source>About Specula</source>
        <translation>关于 Specula</translation>
    </message>
    <message>
        <source>Workbench for X-ray photon correlation spectroscopy and image deconvolution.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later. It uses Qt %1.</source>
        <translation>X 射线光子相关光谱（XPCS）与图像反卷积工作台。&lt;br&gt;&lt;br&gt;自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布。基于 Qt %1。</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>设备(&amp;D)</translation>
    </message>
</context>
<context>
    <name>specula::app::HelpViewer</name>
    <message>
        <source>Help – Specula</source>
        <translation>帮助 – Specula</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageActions</name>
    <message>
        <source>&amp;Pan</source>
        <translation>平移(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Line profile</source>
        <translation>线剖面(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Box profile</source>
        <translation>矩形剖面(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Radial profile</source>
        <translation>径向剖面(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字线(&amp;C)</translation>
    </message>
    <message>
        <source>Add a linked &amp;view</source>
        <translation>添加联动视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Close this view</source>
        <translation>关闭此视图(&amp;C)</translation>
    </message>
    <message>
        <source>Link the c&amp;ursor</source>
        <translation>联动光标(&amp;U)</translation>
    </message>
    <message>
        <source>Link the &amp;zoom</source>
        <translation>联动缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>Link the &amp;levels</source>
        <translation>联动显示范围(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>下一帧(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation>上一帧(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;irst frame</source>
        <translation>第一帧(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>最后一帧(&amp;L)</translation>
    </message>
    <message>
        <source>Pl&amp;ay</source>
        <translation>播放(&amp;A)</translation>
    </message>
    <message>
        <source>Follow the &amp;newest frame</source>
        <translation>跟随最新帧(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;utomatic levels</source>
        <translation>自动显示范围(&amp;U)</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic scale</source>
        <translation>对数标度(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Reset zoom and levels</source>
        <translation>重置缩放和显示范围(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>导出数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Export p&amp;rofile…</source>
        <translation>导出剖面(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageExports</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG 图片 (*.png);;SVG 矢量图 (*.svg);;PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>TIFF image (*.tif *.tiff);;NumPy array (*.npy);;ESRF data format (*.edf);;Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>TIFF 图像 (*.tif *.tiff);;NumPy 数组 (*.npy);;ESRF 数据格式 (*.edf);;逗号分隔值 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export profile</source>
        <translation>导出剖面</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>逗号分隔值 (*.csv);;PNG 图片 (*.png);;SVG 矢量图 (*.svg);;PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>The picture is a preview of a large image. Operations, Apply writes all of its pixels.</source>
        <translation>当前显示的是大图像的预览。请使用“处理步骤”中的“应用”写出全部像素。</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageInspector</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储方式</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>显示下限</translation>
    </message>
    <message>
        <source>Upper level</source>
        <translation>显示上限</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>must be below the upper level</source>
        <translation>必须小于上限</translation>
    </message>
    <message>
        <source>must be above the lower level</source>
        <translation>必须大于下限</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Zoomed out</source>
        <translation>缩小时取</translation>
    </message>
    <message>
        <source>brightest pixel</source>
        <translation>最亮像素</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>nearest pixel</source>
        <translation>最近像素</translation>
    </message>
    <message>
        <source>Reverse the colours</source>
        <translation>反转颜色</translation>
    </message>
    <message>
        <source>From</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>To</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Change gamma</source>
        <translation>更改伽马值</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>数值范围</translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation>均值 ± 标准差</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>矩形框</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>plain</source>
        <translation>未压缩</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>dead %1</source>
        <translation>坏点 %1</translation>
    </message>
    <message>
        <source>saturated %1</source>
        <translation>饱和 %1</translation>
    </message>
    <message>
        <source>masked %1</source>
        <translation>已屏蔽 %1</translation>
    </message>
    <message>
        <source>NaN %1</source>
        <translation>NaN %1</translation>
    </message>
    <message>
        <source>infinite %1</source>
        <translation>无穷大 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Statistics of the box</source>
        <translation>矩形框内统计</translation>
    </message>
    <message>
        <source>%1 × %2 px, mean %3 ± %4, sum %5</source>
        <translation>%1 × %2 px，均值 %3 ± %4，总和 %5</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>处理步骤</translation>
    </message>
</context>
<context>
    <name>specula::app::ImagePane</name>
    <message>
        <source>No frame is open</source>
        <translation>未打开任何帧</translation>
    </message>
    <message>
        <source>Drop a TIFF, OpenEXR, HDF5, NPY or EDF file here, or open one.</source>
        <translation>将 TIFF、OpenEXR、HDF5、NPY 或 EDF 文件拖放到此处，或打开文件。</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Show the demo</source>
        <translation>查看演示</translation>
    </message>
    <message>
        <source>It is tried again every few seconds.</source>
        <translation>每隔几秒自动重试。</translation>
    </message>
    <message>
        <source>Waiting for the file</source>
        <translation>正在等待文件</translation>
    </message>
    <message>
        <source>Change profile</source>
        <translation>更改剖面</translation>
    </message>
    <message>
        <source>Draw profile</source>
        <translation>绘制剖面</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>移除剖面</translation>
    </message>
    <message>
        <source>Prepare operations</source>
        <translation>准备处理步骤</translation>
    </message>
</context>
<context>
    <name>specula::app::ImageWorkspace</name>
    <message>
        <source>Profile</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>(of %1 × %1 pixels)</source>
        <translation>（取自 %1 × %1 像素）</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 fr</source>
        <translation>%1 帧</translation>
    </message>
</context>
<context>
    <name>specula::app::IntensityPage</name>
    <message>
        <source>Intensity of the whole run</source>
        <translation>整次测量的强度</translation>
    </message>
    <message>
        <source>Intensity of the part under the band</source>
        <translation>选带内部分的强度</translation>
    </message>
    <message>
        <source>Spectrum of the intensity</source>
        <translation>强度的频谱</translation>
    </message>
    <message>
        <source>mean of</source>
        <translation>取平均</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>every</source>
        <translation>采样间隔</translation>
    </message>
    <message>
        <source>unsmoothed too</source>
        <translation>同时显示未平滑曲线</translation>
    </message>
    <message>
        <source>over</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Time or frame number</source>
        <translation>时间或帧号</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>frame number</source>
        <translation>帧号</translation>
    </message>
    <message>
        <source>Read intensity over time</source>
        <translation>读取强度随时间的变化</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Intensity, smoothed</source>
        <translation>强度（已平滑）</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>counts per pixel and frame</source>
        <translation>每像素每帧计数</translation>
    </message>
    <message>
        <source>The files hold no intensity over time.</source>
        <translation>文件不含强度随时间变化的数据。</translation>
    </message>
    <message>
        <source>The files give no frame time. Look at the frame number instead.</source>
        <translation>文件未给出帧时间。请改用帧号。</translation>
    </message>
    <message>
        <source>Spectrum of the whole run</source>
        <translation>整次测量的频谱</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>幅值</translation>
    </message>
    <message>
        <source>There is no frame time to tell Hz from.</source>
        <translation>没有帧时间，无法换算为 Hz。</translation>
    </message>
    <message>
        <source>%1, unsmoothed</source>
        <translation>%1（未平滑）</translation>
    </message>
    <message>
        <source>Part under the band</source>
        <translation>选带内部分</translation>
    </message>
</context>
<context>
    <name>specula::app::JobModel</name>
    <message>
        <source>%1, %2, %3 percent</source>
        <translation>%1，%2，%3%</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>specula::app::JobRunner</name>
    <message>
        <source>%1
file: %2
field: %3
reason: %4
remedy: %5
kind: %6</source>
        <translation>%1
文件：%2
字段：%3
原因：%4
解决办法：%5
类别：%6</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other files or choose a smaller region.</source>
        <translation>内存不足。请关闭其他文件或选择较小的区域。</translation>
    </message>
    <message>
        <source>It failed for an unknown reason.</source>
        <translation>因未知原因失败。</translation>
    </message>
</context>
<context>
    <name>specula::app::JobsPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>清除已结束</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>specula::app::LogPanel</name>
    <message>
        <source>Least level shown</source>
        <translation>最低显示级别</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>复制显示的内容</translation>
    </message>
</context>
<context>
    <name>specula::app::MainWindow</name>
    <message>
        <source>no device</source>
        <translation>无设备</translation>
    </message>
    <message>
        <source>Search actions, files, datasets   %1</source>
        <translation>搜索操作、文件、数据集   %1</translation>
    </message>
    <message>
        <source>Search actions, files, datasets</source>
        <translation>搜索操作、文件、数据集</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Looking for devices to compute on</source>
        <translation>正在查找可用的计算设备</translation>
    </message>
</context>
<context>
    <name>specula::app::MapPage</name>
    <message>
        <source>g2 over delays and bins</source>
        <translation>g2 随延迟和区间的分布</translation>
    </message>
    <message>
        <source>Dynamic bins of the q-map</source>
        <translation>Q 图的动态区间</translation>
    </message>
    <message>
        <source>g2 of the chosen bin</source>
        <translation>所选区间的 g2</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>dynamic bins</source>
        <translation>动态区间</translation>
    </message>
    <message>
        <source>Outline of a bin</source>
        <translation>区间轮廓</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>in no bin</source>
        <translation>不属于任何区间</translation>
    </message>
</context>
<context>
    <name>specula::app::MetadataCompare</name>
    <message>
        <source>(not there)</source>
        <translation>（不存在）</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>仅显示差异</translation>
    </message>
    <message>
        <source>Search both files</source>
        <translation>搜索两个文件</translation>
    </message>
    <message>
        <source>Metadata of two files</source>
        <translation>两个文件的元数据</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>相同</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::MetadataView</name>
    <message>
        <source>Search metadata</source>
        <translation>搜索元数据</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>specula::app::OpenFiles</name>
    <message numerus="yes">
        <source>Look for %n file(s)</source>
        <translation>
            <numerusform>查找 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not there: %1</source>
        <translation>
            <numerusform>%n 个文件不存在：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Detector files (%1)</source>
        <translation>探测器文件 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Look for recent files</source>
        <translation>检查最近的文件</translation>
    </message>
    <message>
        <source>Make the demo data</source>
        <translation>生成演示数据</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold no results: they are open in Image.</source>
        <translation>
            <numerusform>%n 个文件不含结果：已在“图像”中打开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold results: they are open in Files and in the views of results.</source>
        <translation>
            <numerusform>%n 个文件含有结果：已在“文件”和结果视图中打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Correlation results are also open in Files and in the views of results.</source>
        <translation>相关结果也已在“文件”和结果视图中打开。</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationCard</name>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>must be greater than %1</source>
        <translation>必须大于 %1</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件指定</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>path of a file</source>
        <translation>文件路径</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n 个数</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationStack</name>
    <message>
        <source>Add %1</source>
        <translation>添加%1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除%1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动%1</translation>
    </message>
    <message>
        <source>Switch %1 on</source>
        <translation>启用%1</translation>
    </message>
    <message>
        <source>Switch %1 off</source>
        <translation>停用%1</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%2：更改%1</translation>
    </message>
    <message>
        <source>Remove all operations</source>
        <translation>移除所有处理步骤</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择文件。</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationTexts</name>
    <message>
        <source>Colour matrix</source>
        <translation>颜色矩阵</translation>
    </message>
    <message>
        <source>Colour decision (CDL)</source>
        <translation>颜色校正 (CDL)</translation>
    </message>
    <message>
        <source>Curve table (1-D)</source>
        <translation>曲线查找表 (1D)</translation>
    </message>
    <message>
        <source>Colour table (3-D)</source>
        <translation>颜色查找表 (3D)</translation>
    </message>
    <message>
        <source>Hue curves</source>
        <translation>色相曲线</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Inverse hyperbolic sine</source>
        <translation>反双曲正弦</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减法</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>乘法</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>除法</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中值滤波</translation>
    </message>
    <message>
        <source>Erode (minimum)</source>
        <translation>腐蚀（最小值）</translation>
    </message>
    <message>
        <source>Dilate (maximum)</source>
        <translation>膨胀（最大值）</translation>
    </message>
    <message>
        <source>Convolve</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Correlate</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Quarter turns</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>Affine map</source>
        <translation>仿射变换</translation>
    </message>
    <message>
        <source>Colour and scale</source>
        <translation>颜色与标度</translation>
    </message>
    <message>
        <source>Arithmetic and images</source>
        <translation>算术与图像运算</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>几何变换</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>幂</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Between entries</source>
        <translation>插值方式</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>锐化量</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左边界</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上边界</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>旋转次数</translation>
    </message>
    <message>
        <source>Fill with</source>
        <translation>填充值</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>底数</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标度</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>From</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>To</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Premultiplied</source>
        <translation>预乘 Alpha</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>border pixels go on</source>
        <translation>延伸边缘像素</translation>
    </message>
    <message>
        <source>mirrored, border twice</source>
        <translation>镜像，边缘像素重复</translation>
    </message>
    <message>
        <source>mirrored, border once</source>
        <translation>镜像，边缘像素不重复</translation>
    </message>
    <message>
        <source>from the other side</source>
        <translation>周期延拓</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>填零</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>top and bottom</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>without clamping</source>
        <translation>不截断</translation>
    </message>
    <message>
        <source>ASC, clamped to 0…1</source>
        <translation>ASC，截断到 0…1</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>nearest pixel</source>
        <translation>最近像素</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>triangle (bilinear)</source>
        <translation>三角（双线性）</translation>
    </message>
    <message>
        <source>Mitchell</source>
        <translation>Mitchell</translation>
    </message>
    <message>
        <source>Lanczos 3</source>
        <translation>Lanczos 3</translation>
    </message>
    <message>
        <source>trilinear</source>
        <translation>三线性</translation>
    </message>
    <message>
        <source>tetrahedral</source>
        <translation>四面体</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>正片叠底</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>滤色</translation>
    </message>
    <message>
        <source>add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>soft light</source>
        <translation>柔光</translation>
    </message>
    <message>
        <source>hard light</source>
        <translation>强光</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Unsharp mask: x + amount (x - blurred)</source>
        <translation>反锐化掩模：x + 强度 × (x − 模糊图像)</translation>
    </message>
    <message>
        <source>Median of a square</source>
        <translation>方形邻域的中值</translation>
    </message>
    <message>
        <source>Minimum of a square</source>
        <translation>方形邻域的最小值</translation>
    </message>
    <message>
        <source>Maximum of a square</source>
        <translation>方形邻域的最大值</translation>
    </message>
    <message>
        <source>Convolution with an image (the kernel turned by 180 degrees)</source>
        <translation>与图像卷积（卷积核旋转 180 度）</translation>
    </message>
    <message>
        <source>Correlation with an image (the kernel as it is)</source>
        <translation>与图像相关（核保持原样）</translation>
    </message>
    <message>
        <source>Cut out a rectangle</source>
        <translation>裁出矩形区域</translation>
    </message>
    <message>
        <source>Quarter turns, clockwise</source>
        <translation>顺时针旋转 90 度的倍数</translation>
    </message>
    <message>
        <source>Any linear map and shift</source>
        <translation>任意线性变换与平移</translation>
    </message>
    <message>
        <source>Colour matrix, on the samples as they are</source>
        <translation>颜色矩阵，直接作用于采样值</translation>
    </message>
    <message>
        <source>ASC colour decision list: (x slope + offset)^power, then saturation</source>
        <translation>ASC 颜色决策列表：(x × 斜率 + 偏移)^幂，然后调整饱和度</translation>
    </message>
    <message>
        <source>Inverse hyperbolic sine: a logarithm that takes 0 and below</source>
        <translation>反双曲正弦：可用于零和负值的对数</translation>
    </message>
    <message>
        <source>Power that keeps the sign</source>
        <translation>保留符号的幂</translation>
    </message>
    <message>
        <source>1 where low &lt;= x &lt;= high, else 0; NaN gives 0</source>
        <translation>下限 &lt;= x &lt;= 上限处为 1，其余为 0；NaN 得 0</translation>
    </message>
    <message>
        <source>Other width and height</source>
        <translation>改变宽度和高度</translation>
    </message>
    <message>
        <source>Add an image or a value</source>
        <translation>加上图像或数值</translation>
    </message>
    <message>
        <source>Subtract an image (dark) or a value</source>
        <translation>减去图像（暗场）或数值</translation>
    </message>
    <message>
        <source>Multiply by an image or a value</source>
        <translation>乘以图像或数值</translation>
    </message>
    <message>
        <source>Divide by an image (flat) or a value</source>
        <translation>除以图像（平场）或数值</translation>
    </message>
    <message>
        <source>Replace pixels where the mask is 0</source>
        <translation>替换掩膜为 0 处的像素</translation>
    </message>
    <message>
        <source>Lay an image with alpha over this one</source>
        <translation>将带透明通道的图像叠加在此图像上</translation>
    </message>
    <message>
        <source>Mix with an image; alpha stays</source>
        <translation>与图像混合；透明度不变</translation>
    </message>
    <message>
        <source>One-dimensional look-up table, linear between entries</source>
        <translation>一维查找表，条目之间线性插值</translation>
    </message>
    <message>
        <source>Three-dimensional look-up table</source>
        <translation>三维查找表</translation>
    </message>
    <message>
        <source>Hue, saturation and lightness by curves over the hue; colours outside 0..1 pass</source>
        <translation>按色相曲线调整色相、饱和度和亮度；0..1 以外的颜色不变</translation>
    </message>
    <message>
        <source>Colours for values; whole numbers give 0..255, float 0..1</source>
        <translation>为数值着色；整数得 0..255，浮点数得 0..1</translation>
    </message>
    <message>
        <source>standard deviation in pixels, more than 0</source>
        <translation>以像素为单位的标准差，大于 0</translation>
    </message>
    <message>
        <source>how the image goes on beyond its border</source>
        <translation>图像在边界之外的延续方式</translation>
    </message>
    <message>
        <source>0 leaves the image, 1 doubles its detail</source>
        <translation>0 保持原图，1 使细节加倍</translation>
    </message>
    <message>
        <source>the square has 2 radius + 1 pixels on a side</source>
        <translation>方形边长为 2 × 半径 + 1 像素</translation>
    </message>
    <message>
        <source>the kernel: an image of one channel, its centre at half its width and height, rounded down</source>
        <translation>核：单通道图像，中心位于宽高的一半处（向下取整）</translation>
    </message>
    <message>
        <source>h: left and right change places, v: top and bottom</source>
        <translation>h：左右互换，v：上下互换</translation>
    </message>
    <message>
        <source>quarter turns clockwise, negative ones the other way</source>
        <translation>顺时针旋转 90 度的次数，负数为逆时针</translation>
    </message>
    <message>
        <source>6 numbers: the result&apos;s (x, y) is the image at (m0 x + m1 y + m2, m3 x + m4 y + m5)</source>
        <translation>6 个数：结果的 (x, y) 取自图像的 (m0 x + m1 y + m2, m3 x + m4 y + m5)</translation>
    </message>
    <message>
        <source>value of what lies outside the image</source>
        <translation>图像以外区域的值</translation>
    </message>
    <message>
        <source>how to go between pixels</source>
        <translation>像素之间的插值方式</translation>
    </message>
    <message>
        <source>16 numbers, row-major: out_k = sum_j m[4k+j] in_j; with three channels the fourth input is 1</source>
        <translation>16 个数，按行排列：out_k = Σ_j m[4k+j] in_j；三通道时第四个输入为 1</translation>
    </message>
    <message>
        <source>1 leaves colours as they are, 0 makes grey</source>
        <translation>1 保持颜色不变，0 变为灰度</translation>
    </message>
    <message>
        <source>asc clamps to 0..1 (ASC CDL v1.2), noclamp does not</source>
        <translation>asc 限制在 0..1（ASC CDL v1.2），noclamp 不限制</translation>
    </message>
    <message>
        <source>of the logarithm; natural when absent</source>
        <translation>对数的底；留空为自然对数</translation>
    </message>
    <message>
        <source>added before the logarithm, 1 where counts may be 0</source>
        <translation>取对数之前加上的值；计数可能为 0 时取 1</translation>
    </message>
    <message>
        <source>linear below, logarithmic above: asinh(x / scale)</source>
        <translation>其下为线性，其上为对数：asinh(x / 尺度)</translation>
    </message>
    <message>
        <source>exponent: sign(x) |x|^g</source>
        <translation>指数：sign(x) |x|^g</translation>
    </message>
    <message>
        <source>smallest value that gives 1; none when absent</source>
        <translation>得 1 的最小值；留空为无下限</translation>
    </message>
    <message>
        <source>largest value that gives 1; none when absent</source>
        <translation>得 1 的最大值；留空为无上限</translation>
    </message>
    <message>
        <source>first column</source>
        <translation>第一列</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>of the result, in pixels</source>
        <translation>结果的大小，以像素为单位</translation>
    </message>
    <message>
        <source>triangle is bilinear; lanczos3 is sharpest and may ring</source>
        <translation>triangle 为双线性；lanczos3 最锐利，但可能产生振铃</translation>
    </message>
    <message>
        <source>instead of a file</source>
        <translation>代替文件</translation>
    </message>
    <message>
        <source>what masked pixels become</source>
        <translation>被掩膜像素的取值</translation>
    </message>
    <message>
        <source>whether the colours of both images are multiplied by alpha; when absent, those of OpenEXR files are and all others are not</source>
        <translation>两幅图像的颜色是否已预乘透明度；留空时 OpenEXR 文件视为已预乘，其余视为未预乘</translation>
    </message>
    <message>
        <source>as in W3C Compositing and Blending</source>
        <translation>同 W3C Compositing and Blending</translation>
    </message>
    <message>
        <source>0 leaves the image</source>
        <translation>0 保持原图</translation>
    </message>
    <message>
        <source>a .cube file; its domain is in values of the image</source>
        <translation>.cube 文件；其定义域为图像的数值</translation>
    </message>
    <message>
        <source>how to go between the table&apos;s points</source>
        <translation>查找表各点之间的插值方式</translation>
    </message>
    <message>
        <source>JSON {&quot;hue&quot;:[...],&quot;saturation&quot;:[...],&quot;lightness&quot;:[...]} over hue 0..1</source>
        <translation>JSON {&quot;hue&quot;:[...],&quot;saturation&quot;:[...],&quot;lightness&quot;:[...]}，色相范围 0..1</translation>
    </message>
    <message>
        <source>of the colour map</source>
        <translation>颜色表名称</translation>
    </message>
    <message>
        <source>value that gets the first colour; must be given</source>
        <translation>对应第一种颜色的值；必须给出</translation>
    </message>
    <message>
        <source>value that gets the last colour; must be given</source>
        <translation>对应最后一种颜色的值；必须给出</translation>
    </message>
    <message>
        <source>between low and high</source>
        <translation>下限与上限之间</translation>
    </message>
    <message>
        <source>image of the same size, of one or as many channels</source>
        <translation>大小相同的图像，单通道或通道数相同</translation>
    </message>
    <message>
        <source>mask of one channel: 0 is replaced, anything else stays</source>
        <translation>单通道掩膜：为 0 处被替换，其余不变</translation>
    </message>
    <message>
        <source>the image that lies over, with as many channels, the last of them alpha</source>
        <translation>叠加在上面的图像，通道数相同，最后一个为透明度</translation>
    </message>
    <message>
        <source>three numbers, red green blue, not negative</source>
        <translation>三个数：红 绿 蓝，非负</translation>
    </message>
    <message>
        <source>three numbers, red green blue</source>
        <translation>三个数：红 绿 蓝</translation>
    </message>
    <message>
        <source>three positive numbers, red green blue</source>
        <translation>三个正数：红 绿 蓝</translation>
    </message>
</context>
<context>
    <name>specula::app::OperationsPanel</name>
    <message>
        <source>No operations. Add one to see the picture through it.</source>
        <translation>没有处理步骤。添加一个即可查看处理后的图像。</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>应用…</translation>
    </message>
    <message>
        <source>To this file…</source>
        <translation>应用于此文件…</translation>
    </message>
    <message>
        <source>To every such file of its folder…</source>
        <translation>应用于所在文件夹中的所有同类文件…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add an operation</source>
        <translation>添加处理步骤</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Operations from a file</source>
        <translation>从文件加载处理步骤</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Keep the operations as a file</source>
        <translation>将处理步骤保存为文件</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Show the picture through the operations</source>
        <translation>显示应用处理步骤后的图像</translation>
    </message>
    <message>
        <source>Open operations</source>
        <translation>打开处理步骤</translation>
    </message>
    <message>
        <source>Operations (*.json)</source>
        <translation>处理步骤 (*.json)</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Save operations</source>
        <translation>保存处理步骤</translation>
    </message>
    <message>
        <source>operations.json</source>
        <translation>operations.json</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Apply the operations</source>
        <translation>应用处理步骤</translation>
    </message>
    <message>
        <source>_processed</source>
        <translation>_processed</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>TIFF image (*.tif *.tiff)</source>
        <translation>TIFF 图像 (*.tif *.tiff)</translation>
    </message>
    <message>
        <source>OpenEXR image (*.exr)</source>
        <translation>OpenEXR 图像 (*.exr)</translation>
    </message>
    <message>
        <source>HDF5 file (*.h5 *.hdf5)</source>
        <translation>HDF5 文件 (*.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>Dead pixels count as ordinary numbers (%1) in operations, and filters spread them. Put Mask before a filter.</source>
        <translation>处理步骤会把坏点当作普通数值（%1），滤波器会将其扩散。请在滤波器之前放置“掩膜”。</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1, without %n switched off</source>
        <translation>
            <numerusform>已保存 %1，不含 %n 个已关闭的处理步骤</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::PixelPicture</name>
    <message>
        <source>What is shown of every pixel</source>
        <translation>各像素显示的量</translation>
    </message>
    <message>
        <source>g2 of each pixel</source>
        <translation>各像素的 g2</translation>
    </message>
    <message>
        <source>G2</source>
        <translation>G2</translation>
    </message>
    <message>
        <source>mean before (IP)</source>
        <translation>此前均值 (IP)</translation>
    </message>
    <message>
        <source>mean after (IF)</source>
        <translation>此后均值 (IF)</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Delay number</source>
        <translation>延迟编号</translation>
    </message>
    <message>
        <source>Every pixel at one delay</source>
        <translation>同一延迟下的所有像素</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>显示下限</translation>
    </message>
    <message>
        <source>Upper level</source>
        <translation>显示上限</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>must be below the upper level</source>
        <translation>必须小于上限</translation>
    </message>
    <message>
        <source>must be above the lower level</source>
        <translation>必须大于下限</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>Read G2 of every pixel</source>
        <translation>读取逐像素 G2</translation>
    </message>
</context>
<context>
    <name>specula::app::PlotExports</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG 图片 (*.png);;SVG 矢量图 (*.svg);;PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>逗号分隔值 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>This takes effect when Specula is started again.</source>
        <translation>重新启动 Specula 后生效。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Momentum transfer</source>
        <translation>动量转移</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>as it fits</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>Photon energy</source>
        <translation>光子能量</translation>
    </message>
    <message>
        <source>wavelength in Å</source>
        <translation>波长（Å）</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Threads (0: one per core)</source>
        <translation>线程数（0：每核心一个）</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Save what is open while you work</source>
        <translation>工作时自动保存打开的内容</translation>
    </message>
    <message>
        <source>Open it again at the next start</source>
        <translation>下次启动时重新打开</translation>
    </message>
</context>
<context>
    <name>specula::app::QmapWorkspace</name>
    <message>
        <source>Map of the detector</source>
        <translation>探测器图</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Which map is shown</source>
        <translation>显示的图层</translation>
    </message>
    <message>
        <source>dynamic bins</source>
        <translation>动态区间</translation>
    </message>
    <message>
        <source>static bins</source>
        <translation>静态区间</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>scattering</source>
        <translation>散射</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>几何参数</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Bins of the partition</source>
        <translation>分区的区间</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>P&amp;revious bin</source>
        <translation>上一区间(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next bin</source>
        <translation>下一区间(&amp;N)</translation>
    </message>
    <message>
        <source>N&amp;o bin</source>
        <translation>不选区间(&amp;O)</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>%1 has no q-map: %2</source>
        <translation>%1 没有 Q 图：%2</translation>
    </message>
    <message>
        <source>Read q-map</source>
        <translation>读取 Q 图</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Dynamic bins</source>
        <translation>动态区间</translation>
    </message>
    <message>
        <source>Static bins</source>
        <translation>静态区间</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Mask, 1 = used</source>
        <translation>掩膜，1 = 使用</translation>
    </message>
    <message>
        <source>used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Mean counts</source>
        <translation>平均计数</translation>
    </message>
    <message>
        <source>counts per pixel and frame</source>
        <translation>每像素每帧计数</translation>
    </message>
    <message>
        <source>The file holds no mean image.</source>
        <translation>文件不含平均图像。</translation>
    </message>
    <message>
        <source>Outline of a bin</source>
        <translation>区间轮廓</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Beam centre</source>
        <translation>光束中心</translation>
    </message>
    <message>
        <source>Photon energy</source>
        <translation>光子能量</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>探测器距离</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>像素尺寸</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度来源</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容标识</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>static bin</source>
        <translation>静态区间</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>Q-map</source>
        <translation>Q 图</translation>
    </message>
</context>
<context>
    <name>specula::app::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>specula::app::RangeField</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1: from … to, one end may be missing; empty for all</source>
        <translation>%1：下限 … 上限，可省略一端；留空表示全部</translation>
    </message>
    <message>
        <source>Two numbers are needed, like 0.01 … 0.02; one of them may be missing.</source>
        <translation>请输入两个数，例如 0.01 … 0.02；可省略其中一个。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>The first number is above the second.</source>
        <translation>第一个数大于第二个数。</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全部 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
</context>
<context>
    <name>specula::app::RegroupPage</name>
    <message>
        <source>Q-map to regroup with</source>
        <translation>用于重新分组的 Q 图</translation>
    </message>
    <message>
        <source>q-map of this file</source>
        <translation>此文件的 Q 图</translation>
    </message>
    <message>
        <source>q-map from a file…</source>
        <translation>来自文件的 Q 图…</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>with G2 of every pixel</source>
        <translation>包含逐像素 G2</translation>
    </message>
    <message>
        <source>The new file is as large as this one and can be regrouped again.</source>
        <translation>新文件与此文件一样大，并可再次重新分组。</translation>
    </message>
    <message>
        <source>Save as a new file…</source>
        <translation>另存为新文件…</translation>
    </message>
    <message>
        <source>Q-maps and results (*.h5 *.hdf *.hdf5 *.nxs);;All files (*)</source>
        <translation>Q 图和结果 (*.h5 *.hdf *.hdf5 *.nxs);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 does not hold G2 of every pixel: it cannot be regrouped.</source>
        <translation>%1 不含逐像素 G2：无法重新分组。</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>Regroup %1</source>
        <translation>对 %1 重新分组</translation>
    </message>
    <message>
        <source>Here stands g2 of the other bins beside the stored one.</source>
        <translation>新区间的 g2 与存储的 g2 将在此并列显示。</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>存储的</translation>
    </message>
    <message>
        <source>regrouped</source>
        <translation>重新分组的</translation>
    </message>
    <message>
        <source>Largest difference to the stored g2: %1.</source>
        <translation>与存储的 g2 的最大差值：%1。</translation>
    </message>
    <message>
        <source>No bin of the stored q-map lies where the new ones do.</source>
        <translation>存储的 Q 图中没有与新区间位置相同的区间。</translation>
    </message>
    <message>
        <source>Not in the new file, for want of the frames: %1.</source>
        <translation>因缺少原始帧，新文件中不含：%1。</translation>
    </message>
    <message>
        <source>Regrouping needs G2 of every pixel, which this file does not hold. Correlate the frames again and keep it.</source>
        <translation>重新分组需要逐像素 G2，而此文件不含。请重新对原始帧做相关计算并保留逐像素 G2。</translation>
    </message>
    <message numerus="yes">
        <source>%n dynamic bin(s)</source>
        <translation>
            <numerusform>%n 个动态区间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n static bin(s)</source>
        <translation>
            <numerusform>%n 个静态区间</numerusform>
        </translation>
    </message>
    <message>
        <source>It is running.</source>
        <translation>正在运行。</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>尚无可保存的内容。</translation>
    </message>
    <message>
        <source>Save the regrouped result</source>
        <translation>保存重新分组的结果</translation>
    </message>
    <message>
        <source>Result files (*.h5 *.hdf *.hdf5)</source>
        <translation>结果文件 (*.h5 *.hdf *.hdf5)</translation>
    </message>
    <message>
        <source>A result is not written over the file it was made from. Choose another name.</source>
        <translation>结果不能覆盖其来源文件。请选择其他名称。</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::ResultLibrary</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Look for changed files</source>
        <translation>检查已更改的文件</translation>
    </message>
</context>
<context>
    <name>specula::app::ResultWorkspace</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Show the demo</source>
        <translation>查看演示</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>复制为 Python(&amp;P)</translation>
    </message>
    <message>
        <source>script h5py numpy</source>
        <translation>脚本 script h5py numpy</translation>
    </message>
    <message>
        <source>Copy as c&amp;ommand</source>
        <translation>复制为命令(&amp;O)</translation>
    </message>
    <message>
        <source>script shell command line export</source>
        <translation>脚本 命令行 导出 script shell command line export</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Drop result files here, or open some. A folder is watched for new ones.</source>
        <translation>将结果文件拖放到此处，或打开文件。监视文件夹可自动显示新文件。</translation>
    </message>
    <message>
        <source>%1 is being opened…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>No result file is open</source>
        <translation>未打开任何结果文件</translation>
    </message>
</context>
<context>
    <name>specula::app::RunLoader</name>
    <message>
        <source>Look into %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Preview %1</source>
        <translation>预览 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::RunNoteKeeper</name>
    <message>
        <source>Read the notes of %1</source>
        <translation>读取 %1 的备注</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次测量</numerusform>
        </translation>
    </message>
    <message>
        <source>Untag %1</source>
        <translation>取消 %1 的标记</translation>
    </message>
    <message>
        <source>Tag %1 %2</source>
        <translation>将 %1 标记为%2</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>为 %1 添加备注</translation>
    </message>
    <message>
        <source>Save the notes of %1</source>
        <translation>保存 %1 的备注</translation>
    </message>
    <message>
        <source>The folder cannot be written: tags and notes of %1 are kept in your own folder.</source>
        <translation>文件夹不可写：%1 的标记和备注保存在您自己的文件夹中。</translation>
    </message>
    <message>
        <source>Tags and notes are not saved: %1</source>
        <translation>标记和备注未保存：%1</translation>
    </message>
</context>
<context>
    <name>specula::app::RunPlot</name>
    <message>
        <source>Column along x</source>
        <translation>x 轴的列</translation>
    </message>
    <message>
        <source>Column along y</source>
        <translation>y 轴的列</translation>
    </message>
    <message>
        <source>Runs, a column against another</source>
        <translation>各次测量：一列对另一列</translation>
    </message>
    <message>
        <source>against</source>
        <translation>对</translation>
    </message>
    <message>
        <source>No run that is listed has both numbers.</source>
        <translation>所列测量均不同时具有这两个数值。</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>current run</source>
        <translation>当前测量</translation>
    </message>
</context>
<context>
    <name>specula::app::RunTableModel</name>
    <message>
        <source>Run</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Mean scattering, logarithmic</source>
        <translation>平均散射，对数标度</translation>
    </message>
    <message>
        <source>g2</source>
        <translation>g2</translation>
    </message>
    <message>
        <source>g2 of the chosen bin against the logarithm of the delay</source>
        <translation>所选区间的 g2 随延迟对数的变化</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Space good, X bad, R repeat</source>
        <translation>空格：良好，X：不良，R：重测</translation>
    </message>
    <message>
        <source>T (K)</source>
        <translation>T (K)</translation>
    </message>
    <message>
        <source>Temperature of the sample</source>
        <translation>样品温度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>g2 of the chosen bin at the first delay less the baseline, which is the mean of the last tenth of the delays</source>
        <translation>所选区间第一个延迟处的 g2 减去基线，基线为最后十分之一延迟的平均值</translation>
    </message>
    <message>
        <source>t 1/e (s)</source>
        <translation>t 1/e (s)</translation>
    </message>
    <message>
        <source>Delay at which g2 of the chosen bin less the baseline has fallen to 1/e of the contrast; read from the curve, not fitted</source>
        <translation>所选区间的 g2 减去基线后降至对比度 1/e 时的延迟；由曲线读出，未经拟合</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Mean counts per pixel and frame, over the pixels of the mask</source>
        <translation>掩膜所保留像素的每像素每帧平均计数</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Errors and warnings found on opening</source>
        <translation>打开时发现的错误和警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>N writes a note</source>
        <translation>按 N 编写备注</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Dynamic bins of the q-map</source>
        <translation>Q 图的动态区间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改时间</translation>
    </message>
    <message>
        <source>When the file was written last</source>
        <translation>文件最后写入的时间</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>First number in the file name</source>
        <translation>文件名中的第一个数字</translation>
    </message>
    <message>
        <source>two-time</source>
        <translation>双时间</translation>
    </message>
    <message>
        <source>g2, two-time</source>
        <translation>g2，双时间</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>重测</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2：%1</translation>
    </message>
</context>
<context>
    <name>specula::app::RunTableView</name>
    <message>
        <source>Runs</source>
        <translation>测量</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsCurvesPage</name>
    <message>
        <source>Linear or logarithmic axes</source>
        <translation>线性或对数坐标</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>φ lines</source>
        <translation>φ 线</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>感兴趣区域</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Decades between files on a logarithmic axis, parts of the largest value on a linear one.</source>
        <translation>文件之间的间距：对数坐标上为数量级，线性坐标上为最大值的比例。</translation>
    </message>
    <message>
        <source>join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>So many neighbouring q are joined, by their pixels.</source>
        <translation>合并此数目的相邻 q，按像素数加权。</translation>
    </message>
    <message>
        <source>q from</source>
        <translation>q 下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>0: no limit.</source>
        <translation>0：无限制。</translation>
    </message>
    <message>
        <source>Scattering curves</source>
        <translation>散射曲线</translation>
    </message>
    <message>
        <source>Intensity along rings</source>
        <translation>沿环的强度</translation>
    </message>
    <message>
        <source>log I – log q</source>
        <translation>log I – log q</translation>
    </message>
    <message>
        <source>log I – q</source>
        <translation>log I – q</translation>
    </message>
    <message>
        <source>I – log q</source>
        <translation>I – log q</translation>
    </message>
    <message>
        <source>I – q</source>
        <translation>I – q</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>I · q²</source>
        <translation>I · q²</translation>
    </message>
    <message>
        <source>I · q⁴</source>
        <translation>I · q⁴</translation>
    </message>
    <message>
        <source>I / I(q₀)</source>
        <translation>I / I(q₀)</translation>
    </message>
    <message>
        <source>I / largest</source>
        <translation>I / 最大值</translation>
    </message>
    <message>
        <source>I / area</source>
        <translation>I / 面积</translation>
    </message>
    <message>
        <source>Along the rings</source>
        <translation>沿环</translation>
    </message>
    <message>
        <source>%1 scaled by %2</source>
        <translation>%1 已乘以 %2</translation>
    </message>
    <message>
        <source>No q lies in the range.</source>
        <translation>范围内没有 q。</translation>
    </message>
    <message>
        <source>There is nothing to draw: choose the mean, φ lines or regions.</source>
        <translation>没有可绘制的内容：请选择 φ 平均、φ 线或感兴趣区域。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Over all φ.</source>
        <translation>对所有 φ 取平均。</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsData</name>
    <message>
        <source>There is no mean image for regions of interest.</source>
        <translation>没有可用于感兴趣区域的平均图像。</translation>
    </message>
    <message>
        <source>Regions of interest need a geometry; missing: %1.</source>
        <translation>感兴趣区域需要几何参数；缺少：%1。</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsImagePage</name>
    <message>
        <source>Scale</source>
        <translation>标度</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>min to max</source>
        <translation>最小值至最大值</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Borders of bins over the picture</source>
        <translation>图像上的区间边界</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>dynamic</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>static</source>
        <translation>静态</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>beam</source>
        <translation>光束</translation>
    </message>
    <message>
        <source>Mean image</source>
        <translation>平均图像</translation>
    </message>
    <message>
        <source>The file holds no mean image.</source>
        <translation>文件不含平均图像。</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>counts per pixel and frame</source>
        <translation>每像素每帧计数</translation>
    </message>
    <message>
        <source>Borders of bins</source>
        <translation>区间边界</translation>
    </message>
    <message>
        <source>x &lt;b&gt;%1&lt;/b&gt;  y &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>x &lt;b&gt;%1&lt;/b&gt;  y &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>区间 %1</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已屏蔽</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsInspector</name>
    <message>
        <source>Regions of interest</source>
        <translation>感兴趣区域</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>数据还原</translation>
    </message>
    <message>
        <source>Add wedge</source>
        <translation>添加扇形</translation>
    </message>
    <message>
        <source>Add ring</source>
        <translation>添加环形</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1 下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>φ from</source>
        <translation>φ 下限</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改%1</translation>
    </message>
    <message>
        <source>%1, standard error</source>
        <translation>%1，标准误差</translation>
    </message>
    <message>
        <source>Background file</source>
        <translation>背景文件</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>its weight</source>
        <translation>背景权重</translation>
    </message>
    <message>
        <source>The background times this is taken off.</source>
        <translation>减去背景与此值的乘积。</translation>
    </message>
    <message>
        <source>Transmission</source>
        <translation>透过率</translation>
    </message>
    <message>
        <source>Of the sample, above 0 and at most 1.</source>
        <translation>样品的透过率，大于 0 且不大于 1。</translation>
    </message>
    <message>
        <source>of background</source>
        <translation>背景透过率</translation>
    </message>
    <message>
        <source>Of the background, above 0 and at most 1.</source>
        <translation>背景的透过率，大于 0 且不大于 1。</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监测值</translation>
    </message>
    <message>
        <source>Incident flux, in any unit.</source>
        <translation>入射通量，单位任意。</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光时间</translation>
    </message>
    <message>
        <source>Of one frame.</source>
        <translation>单帧的曝光时间。</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>厚度</translation>
    </message>
    <message>
        <source>Of the sample, in any unit.</source>
        <translation>样品的厚度，单位任意。</translation>
    </message>
    <message>
        <source>Absolute scale</source>
        <translation>绝对标度</translation>
    </message>
    <message>
        <source>Factor from a standard, glassy carbon or water.</source>
        <translation>由标准样品（玻璃碳或水）得到的因子。</translation>
    </message>
    <message>
        <source>solid angle</source>
        <translation>立体角</translation>
    </message>
    <message>
        <source>Pixels far from the beam see less: divided by cos³ 2θ.</source>
        <translation>远离光束的像素接收较少：除以 cos³ 2θ。</translation>
    </message>
    <message>
        <source>polarisation</source>
        <translation>偏振</translation>
    </message>
    <message>
        <source>Horizontal part</source>
        <translation>水平分量</translation>
    </message>
    <message>
        <source>horizontal part</source>
        <translation>水平分量</translation>
    </message>
    <message>
        <source>scale files onto each other</source>
        <translation>将各文件缩放至重合</translation>
    </message>
    <message>
        <source>A master curve: factors by least squares where the files overlap.</source>
        <translation>主曲线：在文件重叠处以最小二乘法求得因子。</translation>
    </message>
    <message>
        <source>means by pixels</source>
        <translation>按像素平均</translation>
    </message>
    <message>
        <source>Off: every φ bin counts the same, as in existing viewers; biased where φ is covered unevenly.</source>
        <translation>关闭时：各 φ 区间权重相同，与现有查看软件一致；φ 覆盖不均匀时有偏差。</translation>
    </message>
    <message>
        <source>q = k sin 2θ (older convention)</source>
        <translation>q = k sin 2θ（旧约定）</translation>
    </message>
    <message>
        <source>For regions and the read-out. Too small by cos θ.</source>
        <translation>用于感兴趣区域和读数。结果偏小，相差因子 cos θ。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsRois</name>
    <message>
        <source>Add %1</source>
        <translation>添加%1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除%1</translation>
    </message>
    <message>
        <source>wedge %1</source>
        <translation>扇形 %1</translation>
    </message>
    <message>
        <source>ring %1</source>
        <translation>环形 %1</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsStabilityPage</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Normalisation of the segments</source>
        <translation>分段的归一化</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>I · q²</source>
        <translation>I · q²</translation>
    </message>
    <message>
        <source>I · q⁴</source>
        <translation>I · q⁴</translation>
    </message>
    <message>
        <source>I / I(q₀)</source>
        <translation>I / I(q₀)</translation>
    </message>
    <message>
        <source>Linear or logarithmic axes</source>
        <translation>线性或对数坐标</translation>
    </message>
    <message>
        <source>log I – log q</source>
        <translation>log I – log q</translation>
    </message>
    <message>
        <source>log I – q</source>
        <translation>log I – q</translation>
    </message>
    <message>
        <source>I – log q</source>
        <translation>I – log q</translation>
    </message>
    <message>
        <source>I – q</source>
        <translation>I – q</translation>
    </message>
    <message>
        <source>I(q) of the segments of the run</source>
        <translation>测量各分段的 I(q)</translation>
    </message>
    <message>
        <source>Change of the overall intensity</source>
        <translation>总强度的变化</translation>
    </message>
    <message>
        <source>Change of the shape of I(q)</source>
        <translation>I(q) 形状的变化</translation>
    </message>
    <message>
        <source>Read segments</source>
        <translation>读取分段</translation>
    </message>
    <message>
        <source>The file holds no segments of the run.</source>
        <translation>文件不含测量的分段。</translation>
    </message>
    <message>
        <source>segment %1, %2 frames</source>
        <translation>分段 %1，%2 帧</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>分段 %1</translation>
    </message>
    <message>
        <source>Overall intensity</source>
        <translation>总强度</translation>
    </message>
    <message>
        <source>Shape of I(q)</source>
        <translation>I(q) 的形状</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>statistic</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>change</source>
        <translation>突变</translation>
    </message>
    <message>
        <source>limit of change</source>
        <translation>突变限值</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>limit of drift</source>
        <translation>漂移限值</translation>
    </message>
    <message numerus="yes">
        <source>No change is seen (1 % chance of a false alarm, against the first %n segment(s)).</source>
        <translation>
            <numerusform>未发现变化（误报概率 1%，以前 %n 个分段为参照）。</numerusform>
        </translation>
    </message>
    <message>
        <source>The intensity changes from segment %1 on. </source>
        <translation>强度从分段 %1 起发生变化。</translation>
    </message>
    <message>
        <source>The shape of I(q) changes from segment %1 on.</source>
        <translation>I(q) 的形状从分段 %1 起发生变化。</translation>
    </message>
    <message>
        <source>No judgement: %1</source>
        <translation>无法判断：%1</translation>
    </message>
</context>
<context>
    <name>specula::app::SaxsWorkspace</name>
    <message>
        <source>Scattering</source>
        <translation>散射</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定性</translation>
    </message>
    <message>
        <source>Intensity over time</source>
        <translation>强度随时间变化</translation>
    </message>
    <message>
        <source>Export regions</source>
        <translation>导出感兴趣区域</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON (*.json)</source>
        <translation>逗号分隔值 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Scattering</source>
        <translation>散射(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;tability</source>
        <translation>稳定性(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Intensity over time</source>
        <translation>强度随时间变化(&amp;I)</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export &amp;data…</source>
        <translation>导出数据(&amp;D)…</translation>
    </message>
    <message>
        <source>%1 holds nothing of the scattering.</source>
        <translation>%1 不含散射数据。</translation>
    </message>
    <message>
        <source>Read scattering</source>
        <translation>读取散射数据</translation>
    </message>
    <message>
        <source>Scattering curves</source>
        <translation>散射曲线</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>SAXS</source>
        <translation>SAXS</translation>
    </message>
    <message>
        <source>The background is not taken off: it holds no curve that can be read.</source>
        <translation>未扣除背景：其中没有可读取的曲线。</translation>
    </message>
</context>
<context>
    <name>specula::app::Search</name>
    <message>
        <source>&amp;Search everything…</source>
        <translation>全局搜索(&amp;S)…</translation>
    </message>
    <message>
        <source>command palette find</source>
        <translation>命令面板 查找 command palette find</translation>
    </message>
    <message>
        <source>open target</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>specula::app::SessionKeeper</name>
    <message>
        <source>Open what was open at the &amp;crash</source>
        <translation>恢复崩溃前打开的内容(&amp;C)</translation>
    </message>
    <message>
        <source>recovery restore session</source>
        <translation>恢复 还原 会话 recovery restore session</translation>
    </message>
    <message>
        <source>Specula did not end properly. Open again what was open at %1: %2?</source>
        <translation>Specula 上次未正常退出。是否重新打开 %1 时打开的内容：%2？</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>不恢复</translation>
    </message>
</context>
<context>
    <name>specula::app::SidePanel</name>
    <message>
        <source>Targets</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Open or drop a file.</source>
        <translation>打开或拖入文件。</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 个新文件</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier file(s) not listed</source>
        <translation>
            <numerusform>另有 %n 个较早的文件未列出</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Folder · live</source>
        <translation>文件夹 · 实时</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>找不到</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Watch its folder</source>
        <translation>监视所在文件夹</translation>
    </message>
    <message>
        <source>Stop watching %1</source>
        <translation>停止监视 %1</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Clear all that are not pinned</source>
        <translation>清除所有未固定的项</translation>
    </message>
    <message>
        <source>Targets · all %1</source>
        <translation>已打开 · 全部 %1 个</translation>
    </message>
    <message>
        <source>Targets · %1 of %2 chosen</source>
        <translation>已打开 · 已选 %1 / %2</translation>
    </message>
    <message>
        <source>Views of several files show the chosen ones, or all when none is chosen. Space or Ctrl+click chooses, Shift+click up to here, Alt+Up, Alt+Down or the mouse moves. A click here chooses none.</source>
        <translation>多文件视图显示所选文件；未选择时显示全部。空格或 Ctrl+单击可选择，Shift+单击选择到此处，Alt+↑、Alt+↓ 或鼠标拖动可移动。单击此处取消全部选择。</translation>
    </message>
    <message>
        <source>Choose or leave out</source>
        <translation>选择或取消选择</translation>
    </message>
    <message>
        <source>Choose only this one</source>
        <translation>仅选择此项</translation>
    </message>
    <message>
        <source>Choose none, which is all</source>
        <translation>取消选择（即全部）</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>specula::app::SpecialColours</name>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>坏点</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>below</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>above</source>
        <translation>高于上限</translation>
    </message>
    <message>
        <source>Colour of pixels: %1</source>
        <translation>像素颜色：%1</translation>
    </message>
    <message>
        <source>Usual colour</source>
        <translation>默认颜色</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>更改颜色</translation>
    </message>
</context>
<context>
    <name>specula::app::StabilityPage</name>
    <message>
        <source>%1 holds no g2 of growing parts of the run.</source>
        <translation>%1 不含测量逐步累积部分的 g2。</translation>
    </message>
    <message>
        <source>The parts are being read…</source>
        <translation>正在读取各部分…</translation>
    </message>
    <message>
        <source>The parts of %1 have other delays or bins than its g2 and cannot be shown beside it.</source>
        <translation>%1 各部分的延迟或区间与其 g2 不同，无法并列显示。</translation>
    </message>
</context>
<context>
    <name>specula::app::StripTool</name>
    <message>
        <source>Move strip %1</source>
        <translation>移动条带 %1</translation>
    </message>
    <message>
        <source>Add strip %1</source>
        <translation>添加条带 %1</translation>
    </message>
    <message>
        <source>Copy strip %1</source>
        <translation>复制条带 %1</translation>
    </message>
    <message>
        <source>Remove strip %1</source>
        <translation>移除条带 %1</translation>
    </message>
    <message>
        <source>Remove all strips</source>
        <translation>移除所有条带</translation>
    </message>
    <message numerus="yes">
        <source>Lay %n strip(s)</source>
        <translation>
            <numerusform>铺设 %n 个条带</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::app::TextTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>specula::app::ToolDocks</name>
    <message>
        <source>As opened</source>
        <translation>初始状态</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>更改历史</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>tasks progress running failed</source>
        <translation>作业 进度 运行 失败 tasks progress running failed</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>messages warnings errors</source>
        <translation>消息 警告 错误 messages warnings errors</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>undo list</source>
        <translation>撤销 列表 undo list</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 finished.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>tiers cpu gpu cuda vulkan memory check conformance statistics</source>
        <translation>后端 显卡 内存 检查 一致性 统计 tiers cpu gpu cuda vulkan memory check conformance statistics</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeFoot</name>
    <message>
        <source>Correct diagonal</source>
        <translation>校正对角线</translation>
    </message>
    <message>
        <source>The diagonal holds shot noise: each element becomes the mean of its two neighbours at lag 1</source>
        <translation>对角线含有散粒噪声：每个元素替换为延迟 1 处两个相邻元素的平均值</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>Lower level</source>
        <translation>显示下限</translation>
    </message>
    <message>
        <source>Upper level</source>
        <translation>显示上限</translation>
    </message>
    <message>
        <source>must be below the upper level</source>
        <translation>必须小于上限</translation>
    </message>
    <message>
        <source>must be above the lower level</source>
        <translation>必须大于下限</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>Smoothing: σ of a Gaussian</source>
        <translation>平滑：高斯的 σ</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>What the age of a pair of frames is (key A)</source>
        <translation>一对帧的年龄的定义（按键 A）</translation>
    </message>
    <message>
        <source>age = (t₁+t₂)/2</source>
        <translation>年龄 = (t₁+t₂)/2</translation>
    </message>
    <message>
        <source>age = t₁</source>
        <translation>年龄 = t₁</translation>
    </message>
    <message>
        <source>Number of strips that March lays</source>
        <translation>“铺设”的条带数</translation>
    </message>
    <message>
        <source>March</source>
        <translation>铺设</translation>
    </message>
    <message>
        <source>Lay that many strips of equal width over the whole run</source>
        <translation>在整次测量上铺设此数目的等宽条带</translation>
    </message>
    <message>
        <source>Take off the map of another open file</source>
        <translation>减去另一个已打开文件的双时间图</translation>
    </message>
    <message>
        <source>Histogram with levels</source>
        <translation>直方图与显示范围</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>更改显示范围</translation>
    </message>
    <message>
        <source>Diagonal correction</source>
        <translation>对角线校正</translation>
    </message>
    <message>
        <source>Change the colour map</source>
        <translation>更改色表</translation>
    </message>
    <message>
        <source>Change smoothing</source>
        <translation>更改平滑</translation>
    </message>
    <message>
        <source>Change what age means</source>
        <translation>更改年龄的定义</translation>
    </message>
    <message>
        <source>Number of strips</source>
        <translation>条带数</translation>
    </message>
    <message>
        <source>Change the difference</source>
        <translation>更改差值</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>不求差</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>减去 %1</translation>
    </message>
    <message>
        <source>minus %1 (not open)</source>
        <translation>减去 %1（未打开）</translation>
    </message>
    <message>
        <source>Open a second file with two-time data to see a difference</source>
        <translation>打开另一个含双时间数据的文件即可查看差值</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeInspector</name>
    <message>
        <source>Bins</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Age strips</source>
        <translation>年龄条带</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Stride · average</source>
        <translation>步幅 · 平均</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Time axis from</source>
        <translation>时间轴来源</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>测量时长</translation>
    </message>
    <message>
        <source>Matrix…</source>
        <translation>矩阵…</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>曲线…</translation>
    </message>
    <message>
        <source>The map as shown, with its time axes, as CSV or JSON</source>
        <translation>将当前显示的双时间图连同时间轴导出为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>The plot at the right as CSV, JSON or a picture</source>
        <translation>将右侧图形导出为 CSV、JSON 或图片</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>The file holds no two-time matrix of this bin.</source>
        <translation>文件不含此区间的双时间矩阵。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 × %1, every element</source>
        <translation>%1 × %1，全部元素</translation>
    </message>
    <message>
        <source>%1 × %1, means over %2 × %2</source>
        <translation>%1 × %1，按 %2 × %2 取平均</translation>
    </message>
    <message>
        <source>fr</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>from (%1)</source>
        <translation>下限 (%1)</translation>
    </message>
    <message>
        <source>to (%1)</source>
        <translation>上限 (%1)</translation>
    </message>
    <message>
        <source>first g₂</source>
        <translation>首点 g₂</translation>
    </message>
    <message>
        <source>Strip %1 lies outside the run.</source>
        <translation>条带 %1 位于测量范围之外。</translation>
    </message>
    <message>
        <source>Choose the strip tool and drag along the diagonal, or press Add. Drag a strip to move it, its edge to widen it; Shift and drag copies it, Delete removes it.</source>
        <translation>选择条带工具并沿对角线拖动，或单击“添加”。拖动条带可移动，拖动边缘可调整宽度；按住 Shift 拖动可复制，按 Delete 可移除。</translation>
    </message>
    <message>
        <source>Change the ages of strip %1</source>
        <translation>更改条带 %1 的年龄</translation>
    </message>
    <message>
        <source>%1 × stride × average</source>
        <translation>%1 × 步幅 × 平均</translation>
    </message>
    <message>
        <source>none: axes count frames</source>
        <translation>无：坐标轴以帧计</translation>
    </message>
    <message>
        <source>%1, with stride and average of the two-time part</source>
        <translation>%1，含双时间部分的步幅和平均</translation>
    </message>
    <message>
        <source>The file holds no frame time.</source>
        <translation>文件不含帧时间。</translation>
    </message>
    <message>
        <source>%1 pairs of frames at %2 lags</source>
        <translation>%1 个帧对，%2 个延迟</translation>
    </message>
    <message>
        <source>Error by leaving out blocks of %1</source>
        <translation>误差由逐次去除长度为 %1 的数据块求得</translation>
    </message>
    <message>
        <source>No error: the strip is shorter than two blocks of %1</source>
        <translation>无误差：条带短于两个长度为 %1 的数据块</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeView</name>
    <message>
        <source>Two-time correlation</source>
        <translation>双时间关联</translation>
    </message>
    <message>
        <source>Bins on the detector</source>
        <translation>探测器上的区间</translation>
    </message>
    <message>
        <source>g₂ against lag</source>
        <translation>g₂ 随延迟的变化</translation>
    </message>
    <message>
        <source>Cut along the age</source>
        <translation>沿年龄的切线</translation>
    </message>
    <message>
        <source>g₂</source>
        <translation>g₂</translation>
    </message>
    <message>
        <source>Along the age</source>
        <translation>沿年龄</translation>
    </message>
    <message>
        <source>g₂ against lag, of the whole run and of the strips</source>
        <translation>整次测量及各条带的 g₂ 随延迟的变化</translation>
    </message>
    <message>
        <source>C₂ at one lag against age; drag the line in g₂ to another lag</source>
        <translation>某一延迟处 C₂ 随年龄的变化；拖动 g₂ 图中的线可更改延迟</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切线</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>t₁ %1  t₂ %2</source>
        <translation>t₁ %1  t₂ %2</translation>
    </message>
    <message>
        <source>age %1  lag %2</source>
        <translation>年龄 %1  延迟 %2</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>specula::app::TwotimeWorkspace</name>
    <message>
        <source>Move the cut</source>
        <translation>移动切线</translation>
    </message>
    <message>
        <source>no two-time data</source>
        <translation>无双时间数据</translation>
    </message>
    <message>
        <source>%1 holds no two-time data. The correlation that made it was multi-tau only; correlate with two-time on, or step to another file with Up and Down.</source>
        <translation>%1 不含双时间数据。生成它的相关计算仅含 multi-tau；请启用双时间重新计算，或用 ↑ 和 ↓ 切换到其他文件。</translation>
    </message>
    <message>
        <source>Bin %1 has no two-time matrix in this file; there are those of bins %2.</source>
        <translation>此文件中没有区间 %1 的双时间矩阵；现有区间 %2 的矩阵。</translation>
    </message>
    <message>
        <source> – no two-time matrix in this file</source>
        <translation> – 此文件中无双时间矩阵</translation>
    </message>
    <message>
        <source>%1 is not open, so there is no difference.</source>
        <translation>%1 未打开，因此无法求差。</translation>
    </message>
    <message>
        <source>This is the file that is taken off; step to another one to see the difference.</source>
        <translation>此文件即被减去的文件；请切换到其他文件以查看差值。</translation>
    </message>
    <message>
        <source>%1 cannot be read, so there is no difference.</source>
        <translation>无法读取 %1，因此无法求差。</translation>
    </message>
    <message>
        <source>Read the two-time matrix of bin %1</source>
        <translation>读取区间 %1 的双时间矩阵</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>读取已取消。</translation>
    </message>
    <message>
        <source>There is no difference: %1</source>
        <translation>无法求差：%1</translation>
    </message>
    <message>
        <source>This file has no matrix of bin %1; bin %2 is shown.</source>
        <translation>此文件没有区间 %1 的矩阵；当前显示区间 %2。</translation>
    </message>
    <message>
        <source>The file does not say how long a frame takes: axes count frames.</source>
        <translation>文件未给出帧时间：坐标轴以帧计。</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>更改显示范围</translation>
    </message>
    <message>
        <source>Change what age means</source>
        <translation>更改年龄的定义</translation>
    </message>
    <message>
        <source>Automatic levels</source>
        <translation>自动显示范围</translation>
    </message>
    <message>
        <source>Two-time</source>
        <translation>双时间</translation>
    </message>
    <message>
        <source>Preparing the map of bin %1…</source>
        <translation>正在准备区间 %1 的双时间图…</translation>
    </message>
</context>
<context>
    <name>specula::app::WindowStatusBar</name>
    <message>
        <source>Under the cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>当前任务的进度</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>取消当前任务</translation>
    </message>
    <message>
        <source>Computes on %1</source>
        <translation>计算设备：%1</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ActionRegistry</name>
    <message>
        <source>There is no action %1.</source>
        <translation>没有名为 %1 的操作。</translation>
    </message>
    <message>
        <source>%1 already belongs to “%2”.</source>
        <translation>%1 已分配给“%2”。</translation>
    </message>
</context>
<context>
    <name>specula::widgets::CheatSheet</name>
    <message>
        <source>What the keys do</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>More</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ColourBar</name>
    <message>
        <source>Colour bar</source>
        <translation>色条</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>specula::widgets::CommandPalette</name>
    <message>
        <source>Search actions, files, datasets</source>
        <translation>搜索操作、文件、数据集</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配项</translation>
    </message>
</context>
<context>
    <name>specula::widgets::CurvePanel</name>
    <message>
        <source>Plot</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Plot %1</source>
        <translation>图形 %1</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
</context>
<context>
    <name>specula::widgets::DisplaySettings</name>
    <message>
        <source>Change scale</source>
        <translation>更改标度</translation>
    </message>
    <message>
        <source>Change colour map</source>
        <translation>更改色表</translation>
    </message>
    <message>
        <source>Reverse colour map</source>
        <translation>反转色表</translation>
    </message>
    <message>
        <source>Change pooling</source>
        <translation>更改像素合并方式</translation>
    </message>
    <message>
        <source>Change levels</source>
        <translation>更改显示范围</translation>
    </message>
    <message>
        <source>Levels per frame</source>
        <translation>逐帧显示范围</translation>
    </message>
    <message>
        <source>Keep levels</source>
        <translation>固定显示范围</translation>
    </message>
</context>
<context>
    <name>specula::widgets::HistogramView</name>
    <message>
        <source>Histogram and levels</source>
        <translation>直方图与显示范围</translation>
    </message>
    <message>
        <source>Drag the two lines to change the levels; double click for automatic levels</source>
        <translation>拖动两条线可更改显示范围；双击恢复自动显示范围</translation>
    </message>
    <message>
        <source>Low %1, high %2; arrows move the %3 level</source>
        <translation>下限 %1，上限 %2；方向键移动%3</translation>
    </message>
    <message>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>high</source>
        <translation>上限</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Export as shown...</source>
        <translation>按当前显示导出...</translation>
    </message>
    <message>
        <source>Export data...</source>
        <translation>导出数据...</translation>
    </message>
    <message>
        <source>Link with...</source>
        <translation>联动到...</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>%1 by %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Row %1, column %2: %3</source>
        <translation>行 %1，列 %2：%3</translation>
    </message>
</context>
<context>
    <name>specula::widgets::MapView</name>
    <message>
        <source>Map</source>
        <translation>二维图</translation>
    </message>
    <message>
        <source>Map %1</source>
        <translation>二维图 %1</translation>
    </message>
</context>
<context>
    <name>specula::widgets::NumberField</name>
    <message>
        <source>A number is needed.</source>
        <translation>请输入数字。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>不得小于 %1。</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>不得大于 %1。</translation>
    </message>
</context>
<context>
    <name>specula::widgets::PanelGrid</name>
    <message>
        <source>Grid of plots</source>
        <translation>图形网格</translation>
    </message>
    <message numerus="yes">
        <source>%n plot(s)</source>
        <translation>
            <numerusform>%n 个图形</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>specula::widgets::PlotLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1，已隐藏</translation>
    </message>
</context>
<context>
    <name>specula::widgets::PlotWidget</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>复制为 Python</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Export as shown...</source>
        <translation>按当前显示导出...</translation>
    </message>
    <message>
        <source>Export data...</source>
        <translation>导出数据...</translation>
    </message>
    <message>
        <source>Link with...</source>
        <translation>联动到...</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ProfilePlot</name>
    <message>
        <source>Profile plot</source>
        <translation>剖面图</translation>
    </message>
    <message>
        <source>Copy plot</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Export as shown...</source>
        <translation>按当前显示导出...</translation>
    </message>
    <message>
        <source>Export data...</source>
        <translation>导出数据...</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>x 轴对数坐标</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>y 轴对数坐标</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>重置缩放</translation>
    </message>
    <message>
        <source>profile to curve</source>
        <translation>剖面转曲线</translation>
    </message>
    <message>
        <source>no pixel</source>
        <translation>无像素</translation>
    </message>
</context>
<context>
    <name>specula::widgets::ShortcutEditor</name>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>新快捷键</translation>
    </message>
</context>
</TS>
