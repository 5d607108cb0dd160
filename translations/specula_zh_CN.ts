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
    <name>specula::app::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
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
