/** What the question mark of the map says. */
export function MapHelp() {
  return (
    <>
      <h3>红色云图</h3>
      <p>按省份、主题找全国公开的红色场馆和线上展。图块颜色只表示收录了多少。</p>
      <ul>
        <li>
          <strong>查找：</strong>
          点省份图块；或输入名称、地名、省份、拼音（如“遵义”“zy”“gui”），再按主题、类别、链接筛选。
        </li>
        <li>
          <strong>键盘：</strong>按 Tab 到图块，用方向键走，回车选定。
        </li>
        <li>
          <strong>来源：</strong>每个场馆都写明出处；位置和网址只在出处写明时才有，不推测。
        </li>
        <li>
          <strong>链接：</strong>
          “未核验”是还没检查过；“暂不可用”是最近一次没打开；连续三天以上、前后相隔七天以上都打不开才是“已失效”。检查只在外网区夜间进行，结果带回内网。
        </li>
        <li>
          <strong>内网：</strong>不直接打开外部网站，看介绍摘要，用手机扫二维码访问。
        </li>
        <li>
          <strong>相关资料：</strong>书苑里讲到这处场馆的资料，两边都能点开；由院政工部门关联。
        </li>
        <li>
          <strong>推荐与纠错：</strong>
          党员可以推荐场馆或纠错，要写出处；院政工部门处理后，消息里会告诉您结果。
        </li>
      </ul>
    </>
  )
}
