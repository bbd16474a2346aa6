import { coBuildingTemplates } from '../co-building/rules.ts'
import { numberExportTemplates } from '../number-exports/rules.ts'
import type { Template } from '../rules.ts'

/**
 * The texts that come along, by what they are about. The political work department may write others; who sends declares
 * here which facts he gives. In an SMS the Party is not named where it need not be: carriers stop it, and nobody beside
 * the phone learns of it.
 */
export const catalogue = [
  ...numberExportTemplates,
  ...coBuildingTemplates,
  {
    key: 'affair-waiting',
    name: '待办提醒',
    purpose: '审批事项转到承办人时',
    mandatory: false,
    variables: [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'number', label: '编号', kind: 'number' },
      { name: 'title', label: '标题', kind: 'words' },
      { name: 'organization', label: '报送组织', kind: 'organization' },
    ],
    texts: {
      inbox: { title: '待办：{事项类型}', body: '{报送组织}报送的“{标题}”（编号 {编号}）等待您办理。' },
      sms: { text: '您有1项待办（{事项类型}，编号{编号}），请登录平台办理。', filed: null },
      mail: {
        subject: '待办：{事项类型}（编号 {编号}）',
        body: '您有1项待办（{事项类型}，编号{编号}），请登录平台办理。',
      },
    },
  },
  {
    key: 'affair-decided',
    name: '办理结果',
    purpose: '审批事项办结、退回时，告知发起人',
    mandatory: false,
    variables: [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'number', label: '编号', kind: 'number' },
      { name: 'title', label: '标题', kind: 'words' },
      { name: 'result', label: '结果', kind: 'type' },
    ],
    texts: {
      inbox: { title: '{事项类型}{结果}', body: '您发起的“{标题}”（编号 {编号}）{结果}。' },
      sms: { text: '您发起的{事项类型}（编号{编号}）{结果}，请登录平台查看。', filed: null },
      mail: null,
    },
  },
  {
    key: 'deadline-near',
    name: '期限提醒',
    purpose: '一项工作临近期限或已过期限时',
    mandatory: false,
    toGroups: true,
    variables: [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'name', label: '事项', kind: 'words' },
      { name: 'organization', label: '党组织', kind: 'organization' },
      { name: 'due', label: '期限', kind: 'deadline' },
      { name: 'what', label: '内容', kind: 'words' },
    ],
    texts: {
      inbox: { title: '{事项}', body: '{内容}（{党组织}，期限 {期限}）' },
      sms: { text: '提醒：{事项类型}，期限{期限}，请登录平台办理。', filed: null },
      mail: { subject: '{事项类型}：{期限}前', body: '{党组织}：{事项类型}，期限{期限}，请登录平台办理。' },
    },
  },
  {
    key: 'matter-missing',
    name: '缺项提醒',
    purpose: '发现一项没有期限的缺失、矛盾时',
    mandatory: false,
    variables: [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'name', label: '事项', kind: 'words' },
      { name: 'organization', label: '党组织', kind: 'organization' },
      { name: 'what', label: '内容', kind: 'words' },
    ],
    texts: {
      inbox: { title: '{事项}', body: '{内容}（{党组织}）' },
      sms: { text: '提醒：有1项{事项类型}等待办理，请登录平台查看。', filed: null },
      mail: {
        subject: '有1项{事项类型}等待办理',
        body: '{党组织}：有1项{事项类型}等待办理，请登录平台查看。',
      },
    },
  },
  {
    key: 'notice',
    name: '通知',
    purpose: '会议、学习等通知到人时',
    mandatory: false,
    toGroups: true,
    variables: [
      { name: 'type', label: '通知类型', kind: 'type' },
      { name: 'day', label: '日期', kind: 'deadline' },
      { name: 'text', label: '内容', kind: 'words' },
    ],
    texts: {
      inbox: { title: '{通知类型}（{日期}）', body: '{内容}' },
      sms: { text: '{日期}有1项{通知类型}，请登录平台查看。', filed: null },
      mail: null,
    },
  },
  {
    key: 'approval-by-sms',
    name: '短信办理',
    purpose: '待办可用短信办理、承办人已实名同意时',
    mandatory: true,
    variables: [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'number', label: '编号', kind: 'number' },
      { name: 'code', label: '办理码', kind: 'code' },
      { name: 'hours', label: '有效小时', kind: 'count' },
    ],
    texts: {
      inbox: {
        title: '可用短信办理：{事项类型}',
        body: '“{事项类型}”（编号 {编号}）的办理码已发到您的手机，{有效小时} 小时内有效；也可以登录平台办理。',
      },
      sms: {
        text: '您有1项待审批[编号{编号}，{事项类型}]，同意回1 {办理码}，不同意回2 {办理码} 理由，{有效小时}小时内有效。',
        filed: null,
      },
      mail: null,
    },
  },
  {
    key: 'approval-sms-answer',
    name: '短信办理回执',
    purpose: '收到短信意见后，答复来信的人',
    mandatory: true,
    variables: [
      { name: 'number', label: '编号', kind: 'number' },
      { name: 'result', label: '结果', kind: 'type' },
      { name: 'advice', label: '提示', kind: 'type' },
    ],
    texts: {
      inbox: {
        title: '短信办理：{结果}',
        body: '编号 {编号}：{结果}。{提示}。不是本人所发的，请马上登录平台办理，并告知政工部门。',
      },
      sms: { text: '编号{编号}：{结果}。{提示}。', filed: null },
      mail: null,
    },
  },
  {
    key: 'decided-by-sms',
    name: '有人用短信办理',
    purpose: '意见以短信办理生效后，告知发起人',
    mandatory: false,
    variables: [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'number', label: '编号', kind: 'number' },
      { name: 'who', label: '承办人', kind: 'person' },
      { name: 'verdict', label: '意见', kind: 'type' },
    ],
    texts: {
      inbox: {
        title: '短信办理：{事项类型}',
        body: '{承办人}用短信办理了您发起的“{事项类型}”（编号 {编号}）：{意见}。有疑问请与承办人核对。',
      },
      sms: null,
      mail: null,
    },
  },
  {
    key: 'helping-consent',
    name: '代办委托',
    purpose: '登记、撤销代办委托时，告知本人和代办人',
    mandatory: true,
    variables: [
      { name: 'member', label: '委托人', kind: 'person' },
      { name: 'helper', label: '代办人', kind: 'person' },
      { name: 'result', label: '结果', kind: 'type' },
    ],
    texts: {
      inbox: {
        title: '代办委托{结果}',
        body: '{委托人}委托{代办人}代办的委托{结果}。不是本人意思的，请马上告诉党支部，或在“代我办理”中撤销。',
      },
      sms: { text: '您的代办委托{结果}。不是您本人意思的，请马上联系组织。', filed: null },
      mail: null,
    },
  },
  {
    key: 'helped-act',
    name: '代办告知',
    purpose: '代办人替本人办了一件事时，告知本人',
    mandatory: true,
    variables: [
      { name: 'helper', label: '代办人', kind: 'person' },
      { name: 'what', label: '事项', kind: 'type' },
    ],
    texts: {
      inbox: {
        title: '代您办理：{事项}',
        body: '{代办人}按您的委托代您办理了“{事项}”。在“代我办理”里可以看到全部代办记录，也可以随时撤销委托。',
      },
      sms: { text: '已按您的委托代办1项：{事项}。有疑问请联系组织。', filed: null },
      mail: null,
    },
  },
  {
    key: 'slip-filed',
    name: '纸质表单归位',
    purpose: '签字的纸质表单扫描归位时，告知本人和打印的人',
    mandatory: false,
    variables: [
      { name: 'form', label: '表单', kind: 'type' },
      { name: 'member', label: '姓名', kind: 'person' },
    ],
    texts: {
      inbox: { title: '{表单}已归位', body: '{姓名}签字的{表单}已经扫描归位，原件请交党支部保存。' },
      sms: null,
      mail: null,
    },
  },
  {
    key: 'suggestion-moved',
    name: '意见建议有进展',
    purpose: '署名的意见建议有了答复、转给上级时，告知本人',
    mandatory: false,
    variables: [
      { name: 'title', label: '标题', kind: 'words' },
      { name: 'result', label: '进展', kind: 'words' },
    ],
    texts: {
      inbox: { title: '意见建议{进展}', body: '您提的“{标题}”{进展}，请打开查看。' },
      sms: null,
      mail: null,
    },
  },
  {
    key: 'practice-invited',
    name: '请您演练',
    purpose: '上级请支部工作人员到演练支部试一试',
    mandatory: false,
    variables: [{ name: 'inviter', label: '邀请单位', kind: 'words' }],
    texts: {
      inbox: {
        title: '请您到演练支部试一试',
        body: '{邀请单位}请您在演练支部里练一练支部日常工作。点“打开”就开始；练什么、练不练由您自己定，不计成绩，也不影响正式数据。',
      },
      sms: null,
      mail: null,
    },
  },
  {
    key: 'board-ready',
    name: '订阅的看板',
    purpose: '订阅看板的人，每周一或每月1日',
    mandatory: false,
    variables: [
      { name: 'name', label: '看板', kind: 'words' },
      { name: 'period', label: '期间', kind: 'words' },
    ],
    texts: {
      inbox: {
        title: '看板：{看板}',
        body: '您订阅的看板“{看板}”（{期间}）可以看了，数字按您现在的权限算出。',
      },
      sms: null,
      mail: {
        subject: '看板“{看板}”可以看了',
        body: '您订阅的看板“{看板}”（{期间}）可以看了。请打开下面的地址登录查看，数字按您现在的权限算出，邮件中不写。不想再收的，登录后在这个看板的“已订阅”中取消。',
      },
    },
  },
  {
    key: 'daily-digest',
    name: '每日汇总',
    purpose: '不急的短信每天上午并成一条',
    mandatory: false,
    variables: [{ name: 'count', label: '件数', kind: 'count' }],
    texts: {
      inbox: { title: '每日汇总', body: '您有{件数}项事项等待查看。' },
      sms: { text: '您有{件数}项待办和提醒，请登录平台查看。', filed: null },
      mail: { subject: '您有{件数}项待办和提醒', body: '您有{件数}项待办和提醒，请登录平台查看。' },
    },
  },
] as const satisfies Template[]

export type TemplateKey = (typeof catalogue)[number]['key']
export const templateOf = (key: TemplateKey): Template => catalogue.find((one) => one.key === key) as Template

/** Words that carriers were seen to stop, and what says the same: the list begins with these, and is kept in the browser. */
export const usualFilterWords = [
  { word: '党', instead: '组织' },
  { word: '书记', instead: '负责人' },
  { word: '选举', instead: '换届' },
  { word: '转账', instead: '办理' },
  { word: '缴费', instead: '交纳事项' },
  { word: '点击', instead: '登录平台' },
] as const
export const isTemplateKey = (key: string): key is TemplateKey => catalogue.some((one) => one.key === key)
