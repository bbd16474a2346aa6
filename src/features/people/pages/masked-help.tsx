import { PageHelp } from '#web/kit/page.tsx'

const whatIsMasked =
  '公民身份号码、手机号码只显示首尾，家庭住址只显示开头两个字。名册、档案、申请、检索、导出、打印和消息里都一样，数据库里是加密存放的。'

/** What is masked, and how it is opened: in the records of others. */
export const MaskedHelp = () => (
  <PageHelp>
    <h3>打码的内容</h3>
    <p>{whatIsMasked}</p>
    <p>
      党委和政工部门确有需要时，打开本人档案，点旁边的眼睛，写明原因，看过半分钟自动隐藏；谁、何时、为什么会留下审计记录。
      党支部登记新的号码或住址，点旁边的笔直接填新的。
    </p>
    <p>整张表都要完整号码的，在“党员名册”点“导出含完整号码”，写明理由，人数多的要另一位同志同意。</p>
  </PageHelp>
)

/** The same, in one's own record. */
export const OwnMaskedHelp = () => (
  <PageHelp>
    <h3>打码的内容</h3>
    <p>{whatIsMasked}</p>
    <p>
      点旁边的眼睛可以看自己完整的，不用写原因，半分钟后自动隐藏，会留下一条查看记录。别人代您办理时看不到。
    </p>
    <h3>平台登记了我的什么</h3>
    <p>
      “登记了什么”一页写明登记哪些信息、为什么、保存多久、谁能看到、不对怎么改，也可以下载本人信息副本（个人信息保护法第四十五条）。
    </p>
  </PageHelp>
)
