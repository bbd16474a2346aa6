import type { RegulationCode } from '../rules.ts'

/** Where the program applies an article: a rule it keeps to, or a paper it writes; `to` leads there. */
export type Application = {
  code: RegulationCode
  anchors: readonly string[]
  kind: 'rule' | 'form'
  title: string
  to: string | null
}
export const applicationKinds: Record<Application['kind'], string> = { rule: '平台规则', form: '文书模板' }

const rule = (
  code: RegulationCode,
  anchors: string[],
  title: string,
  to: string | null = null,
): Application => ({
  code,
  anchors,
  kind: 'rule',
  title,
  to,
})
const form = (
  code: RegulationCode,
  anchors: string[],
  title: string,
  to = '/document-templates',
): Application => ({
  code,
  anchors,
  kind: 'form',
  title,
  to,
})

const templateAt = (key: string) => `/document-templates/${key}`

/** Articles that rules and papers of the program apply; a test holds them against the words of its refusals. */
export const applications: readonly Application[] = [
  rule('constitution', ['第七条'], '预备期、表决权和选举权、党龄的计算', '/people'),
  rule('constitution', ['第九条'], '党费满六个月未交的建档核实', '/dues'),
  rule('constitution', ['第四十条', '第四十二条'], '出党情形的登记和统计', '/statistics'),
  rule('branch-rules', ['第四条'], '党支部的设立条件和规模', '/organizations'),
  rule('branch-rules', ['第五条', '第六条'], '成立、撤销党支部的程序', '/elections'),
  rule('branch-rules', ['第七条'], '临时党支部不办理的事项', '/organizations'),
  rule('branch-rules', ['第十一条', '第十二条'], '党员大会、支委会的到会和表决', '/meetings'),
  rule('branch-rules', ['第十三条', '第十四条'], '党小组会，会议的主持', '/meetings'),
  rule('branch-rules', ['第十五条', '第十六条'], '党课和主题党日的计划', '/meetings'),
  rule('branch-rules', ['第十七条', '第十八条'], '组织生活会和民主评议', '/appraisals'),
  rule('branch-rules', ['第十九条'], '谈心谈话的范围和次数', '/talks'),
  rule('branch-rules', ['第二十条'], '支部委员会的设立和名额', '/elections'),
  rule('branch-rules', ['第二十一条', '第二十三条', '第二十四条'], '任期、补选和换届提醒', '/elections'),
  rule('election-rules', ['第三条'], '按期换届，延期和提前的期限', '/elections'),
  rule('election-rules', ['第四条', '第五条', '第二十三条'], '谁参加选举，到会多少才有效', '/elections'),
  rule('admission-rules', ['第五条', '第七条', '第八条'], '申请、谈话和推荐的时限', '/admissions'),
  rule('admission-rules', ['第九条', '第十一条', '第十二条'], '培养联系人和每半年考察', '/admissions'),
  rule('admission-rules', ['第十三条'], '列为发展对象和公示', '/admissions'),
  rule('admission-rules', ['第十四条', '第十六条', '第十七条'], '介绍人、政治审查和培训', '/admissions'),
  rule('admission-rules', ['第十八条', '第十九条', '第二十条'], '预审、支部大会和票数', '/admissions'),
  rule('admission-rules', ['第二十二条', '第二十五条'], '党委审批的权限和时限', '/admissions'),
  rule('admission-rules', ['第二十九条', '第三十条'], '宣誓和预备期考察', '/admissions'),
  rule('admission-rules', ['第三十一条', '第三十二条', '第三十三条'], '预备期和转正', '/admissions'),
  rule('admission-rules', ['第三十六条'], '发展党员材料归档', '/archive'),
  rule('education-rules', ['第二十四条'], '失联和停止党籍', '/people'),
  rule('education-rules', ['第二十五条'], '组织关系转接', '/transfers'),
  rule('dues-rules', ['第二条', '第三条', '第四条', '第五条', '第六条', '第十条'], '党费逐档核算', '/dues'),
  rule('dues-rules', ['第七条', '第八条', '第十二条'], '减免、起交和补交', '/dues'),
  rule('dues-rules', ['第十一条'], '大额党费上缴中央', '/dues'),
  rule('dues-rules', ['第十七条', '第十九条', '第二十条'], '党费使用的范围和集体决定', '/dues'),
  rule('dues-notice', [], '党费交纳基数的项目', '/dues'),
  rule('dues-transfer-rules', ['第四条'], '党费上缴比例', '/dues'),
  rule('disposal-rules', [], '不交纳党费的组织处置', '/dues'),
  rule('document-rules', ['第八条', '第九条', '第十五条', '第二十二条'], '行文规则和签发', '/documents'),
  rule('seal-rules', [], '印章的式样', '/seals'),
  rule('sms-rules', [], '短信的退订和发送记录', '/messages'),
  rule('terms-opinion', [], '党支部任期三年', '/organizations'),
  rule('dat-22', [], '档号和保管期限', '/archive'),
  form('gbt-9704', [], '全部公文的版面'),
  form('branch-rules', ['第四条', '第五条'], '关于成立党支部的请示', templateAt('request-establishment')),
  form('branch-rules', ['第六条'], '关于撤销党支部的请示', templateAt('request-closure')),
  form('branch-rules', ['第十八条'], '民主评议的测评表和汇总表', '/appraisals'),
  form(
    'branch-rules',
    ['第二十条'],
    '关于换届选举的请示（不设支委会）',
    templateAt('request-branch-election'),
  ),
  form('election-rules', ['第三条'], '关于换届、延期、提前换届的请示', templateAt('request-election')),
  form(
    'election-rules',
    ['第四条', '第十三条'],
    '候选人预备人选、增补委员的请示',
    templateAt('request-candidates'),
  ),
  form('admission-rules', ['第十三条'], '发展对象公示', '/admissions'),
  form('admission-rules', ['第二十条'], '表决票和支部大会决议', '/admissions'),
  form('education-rules', ['第二十五条'], '组织关系介绍信', templateAt('introduction-letter-transfer')),
]

/** Where a regulation is applied. */
export const applicationsOf = (code: string): Application[] => applications.filter((one) => one.code === code)
