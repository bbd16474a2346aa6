import { useMay } from '../session.ts'
import { useFrame } from './device.ts'
import { PageLink } from './page-link.tsx'

/** What holds on every page; below the page's own words. */
export default function DefaultHelp() {
  const phone = useFrame() === 'phone'
  const may = useMay()
  return (
    <>
      <h3>通用说明</h3>
      <ul>
        {!phone && <li>按 Ctrl K 可以查找人员、党组织和页面，支持姓名、拼音首字母和工号。</li>}
        <li>列表的条件、排序和页码都在地址里，可以收藏或发给同事；对方只看到自己权限内的内容。</li>
        <li>导出的内容与屏幕上的条件、列和顺序一致，包括全部记录，不会截断。</li>
        <li>数字可以点开，看到它是由哪些人组成的。</li>
        <li>一人多职时，在{phone ? '首页' : '页面'}顶部切换身份；操作记录会写明以什么身份办理。</li>
        <li>每一处更正都写明原因，可在历史记录中查到，并可撤回最近一步。</li>
      </ul>
      {may('practices.begin') && (
        <>
          <h3>想先练一练</h3>
          <p>
            打开
            <PageLink className="link" to="/practices">
              演练支部
            </PageLink>
            ，在虚构的支部里放心操作，不影响正式数据。
          </p>
        </>
      )}
      <h3>看不清楚</h3>
      <p>
        {phone ? '点首页右上角的“长辈版”，字和按钮都变大' : '点页面顶部的“字号”，可选标准、大、特大'}
        ；选择只对这台设备有效。
      </p>
      {!phone && (
        <>
          <h3>只用键盘</h3>
          <p>Tab 键逐项移动，回车打开；菜单和组织树用方向键移动；Esc 关闭弹出的内容。</p>
        </>
      )}
    </>
  )
}
