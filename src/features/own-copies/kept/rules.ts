/** The sheets of the copy, in the words of the menu. */
export const sheetTitles = {
  preface: '说明',
  personal: '基本信息',
  party: '党内信息',
  posts: '任职',
  standings: '变动',
  changes: '登记更正',
  proposals: '更正申请',
  family: '家庭成员',
  absences: '外出流动',
  dues: '党费应交',
  payments: '党费交纳',
  bases: '党费基数',
  reliefs: '党费减免',
  admissions: '发展党员',
  meetings: '会议出勤',
  appraisals: '民主评议',
  rectifications: '本人整改',
  trainings: '教育培训',
  honours: '奖励表彰',
  talks: '谈心谈话',
  suggestions: '意见建议',
  transfers: '组织关系转接',
  elections: '选举',
  notices: '通知',
  account: '登录和授权',
  consents: '代办委托',
  helped: '别人代办的事',
  openings: '谁看过号码',
} as const
export type SheetKey = keyof typeof sheetTitles

/**
 * What is kept of somebody, and why. `grade` is that of the ground: V read in the text, M from memory, to be held
 * against the text by whoever answers for it. `tables` are where it stands.
 */
export type Kept = {
  title: string
  sheets: readonly SheetKey[]
  why: string
  ground: string
  grade: 'V' | 'M'
  keptFor: string
  seenBy: string
  corrected: string
  tables: readonly string[]
}

const forGood = '长期。党员信息不删除，只注明去向（转出、出党、去世、停止党籍）'
const chain = '本人，所在党支部和上级党组织的管理人员'
const byProposal = '在“我的信息”里按旁边的笔申请更正，党支部核对后改'
const duty = '个人信息保护法第十三条（履行法定职责、人力资源管理）'

export const kept: readonly Kept[] = [
  {
    title: '基本信息和家庭成员',
    sheets: ['personal', 'family'],
    why: '认准是哪一位同志，党内统计，联系本人',
    ground: duty,
    grade: 'M',
    keptFor: forGood,
    seenBy: `${chain}；号码和住址平时打码，党委和政工部门写明理由才能看，并留记录`,
    corrected: byProposal,
    tables: ['person', 'person_unsealed', 'family_member'],
  },
  {
    title: '党内信息、任职和变动',
    sheets: ['party', 'posts', 'standings'],
    why: '党籍管理、选举权和应到会人数、党龄和党内统计',
    ground: '党员教育管理工作条例第二十四、二十五条（党籍、组织关系）',
    grade: 'V',
    keptFor: forGood,
    seenBy: chain,
    corrected: byProposal,
    tables: ['standing', 'post'],
  },
  {
    title: '登记更正和更正申请',
    sheets: ['changes', 'proposals'],
    why: '每一处改动都说得清谁、何时、为什么，改错了退得回去',
    ground: '个人信息保护法第四十六条（更正、补充）',
    grade: 'M',
    keptFor: forGood,
    seenBy: chain,
    corrected: '更正本身不改写；改错的另记一条反向更正',
    tables: ['person_change', 'proposal'],
  },
  {
    title: '外出和流动',
    sheets: ['absences'],
    why: '流动党员的联系和管理，应到会人数',
    ground: '党员教育管理工作条例第二十五条（外出六个月以上）',
    grade: 'V',
    keptFor: forGood,
    seenBy: chain,
    corrected: '请党支部更正',
    tables: ['absence', 'absence_contact'],
  },
  {
    title: '党费',
    sheets: ['dues', 'payments', 'bases', 'reliefs'],
    why: '核算每月应交的党费，收缴入账，减免',
    ground: '关于中国共产党党费收缴、使用和管理的规定第七、八、十条',
    grade: 'V',
    keptFor: '长期，与党费账目一致',
    seenBy: '本人和收缴党费的党组织；看基数留记录，公示只列人数和总额',
    corrected: '在“我的党费”里申请更正基数；交费登记错的由党支部撤销重登',
    tables: ['dues_base', 'dues_charge', 'dues_correction', 'dues_payment', 'dues_relief'],
  },
  {
    title: '发展党员',
    sheets: ['admissions'],
    why: '发展党员的每一步都有据可查',
    ground: '中国共产党发展党员工作细则',
    grade: 'V',
    keptFor: '长期，材料归入本人档案',
    seenBy: `${chain}；组织内部的考察意见不给本人，也不在副本里`,
    corrected: '请党支部在档案里更正并写明原因',
    tables: ['admission', 'admission_entry', 'admission_material', 'admission_helper'],
  },
  {
    title: '会议出勤',
    sheets: ['meetings'],
    why: '计算应到、实到，会议和表决是否有效',
    ground: '中国共产党支部工作条例（试行）',
    grade: 'V',
    keptFor: '长期，随会议记录',
    seenBy: chain,
    corrected: '请党支部在会议记录锁定前更正',
    tables: ['meeting_attendee', 'meeting_sign_in'],
  },
  {
    title: '民主评议和整改',
    sheets: ['appraisals', 'rectifications'],
    why: '每年一次的民主评议党员和整改销号',
    ground: '中国共产党支部工作条例（试行）第十八条',
    grade: 'V',
    keptFor: '长期',
    seenBy: '本人、所在党支部和上级党组织；结果只告诉本人',
    corrected: '办结以前在“我的民主评议”里提出异议，党支部答复',
    tables: ['appraisal_member', 'appraisal_objection', 'appraisal_remark', 'rectification'],
  },
  {
    title: '教育培训和学习',
    sheets: ['trainings'],
    why: '登记参加过的培训和本人申请计入的学习',
    ground: '中国共产党党员教育管理工作条例',
    grade: 'M',
    keptFor: '长期',
    seenBy: '培训：本人和上级党组织；学习记录：本人和所在党支部',
    corrected: '培训请党支部更正；学习记录在确认前可以撤回',
    tables: ['training', 'course_record'],
  },
  {
    title: '奖励和表彰',
    sheets: ['honours'],
    why: '登记荣誉，评选表彰',
    ground: duty,
    grade: 'M',
    keptFor: '长期',
    seenBy: chain,
    corrected: '请党支部更正',
    tables: ['honour', 'commendation'],
  },
  {
    title: '谈心谈话',
    sheets: ['talks'],
    why: '谁同谁谈过，谁还没有谈；内容可写可不写',
    ground: '中国共产党支部工作条例（试行）',
    grade: 'V',
    keptFor: '长期；内容加密存放',
    seenBy: '内容只有谈话双方和所在党支部，党支部每看一次留记录',
    corrected: '自己登记错的可以撤下',
    tables: ['talk'],
  },
  {
    title: '意见建议',
    sheets: ['suggestions'],
    why: '答复和转办您提的意见',
    ground: duty,
    grade: 'M',
    keptFor: '长期',
    seenBy: '本人和收到意见的党组织',
    corrected: '答复以前可以撤回，随时可以补充',
    tables: ['suggestion', 'suggestion_step'],
  },
  {
    title: '组织关系转接',
    sheets: ['transfers'],
    why: '开介绍信、接收、编入支部，不漏人',
    ground: '党员教育管理工作条例第二十五条',
    grade: 'V',
    keptFor: '长期；介绍信存根按归档期限',
    seenBy: '本人和转出、转入两边的党组织',
    corrected: '退回补正，或请党支部更正',
    tables: ['transfer', 'transfer_event'],
  },
  {
    title: '选举',
    sheets: ['elections'],
    why: '候选人和选举结果',
    ground: '中国共产党基层组织选举工作条例',
    grade: 'V',
    keptFor: '长期，随换届材料',
    seenBy: chain,
    corrected: '请党支部在选举办结前更正',
    tables: ['election_candidate'],
  },
  {
    title: '通知',
    sheets: ['notices'],
    why: '把会议、审批、提醒告诉本人，知道送到没有',
    ground: duty,
    grade: 'M',
    keptFor: '长期；短信和邮件的收信号码发出后即删，只留打码的',
    seenBy: '站内信只有本人；发送结果由政工部门查看',
    corrected: '号码不对的申请更正手机号码',
    tables: ['message'],
  },
  {
    title: '登录和授权',
    sheets: ['account'],
    why: '认准是本人在用，谁在何时有什么权限',
    ground: '网络安全法第二十三条（日志留存不少于六个月），GB/T 22239-2019',
    grade: 'V',
    keptFor: '登录记录 180 天没有使用后自动删除；账号和授权长期',
    seenBy: '本人和管理账号的人',
    corrected: '在“我的”里结束不认识的登录；授权不对的找授权人',
    tables: ['account', 'account_session', 'account_passkey', 'external_identity', 'role_grant'],
  },
  {
    title: '代办',
    sheets: ['consents', 'helped'],
    why: '谁经您同意替您办过什么',
    ground: '个人信息保护法第十三条（本人同意）',
    grade: 'M',
    keptFor: '长期',
    seenBy: '本人、代办人和所在党支部',
    corrected: '随时可以撤销委托',
    tables: ['helping_consent', 'helping_act'],
  },
  {
    title: '谁看过号码和住址',
    sheets: ['openings'],
    why: '每一次查看都说得清是谁、为什么',
    ground: '网络安全法第二十三条（日志留存不少于六个月）',
    grade: 'V',
    keptFor: '长期。审计记录只能增加，不能修改、不能删除',
    seenBy: '本人看关于自己的；审计人员看全部',
    corrected: '不能更改',
    tables: ['audit_entry'],
  },
]

/** What is kept of somebody and not in his copy. With a title the copy says so to him, and why. */
export type NotCopied = { title?: string; because: string; tables: readonly string[] }

export const notCopied: readonly NotCopied[] = [
  {
    title: '通知的内容',
    because: '办事人员收到的通知会写到别的同志；内容在“消息”里可以看，也可以导出',
    tables: [],
  },
  {
    title: '没有署名的意见建议',
    because: '平台不把它和姓名对应；写进文件，文件传开了就知道是谁写的。在“意见建议”里可以看',
    tables: [],
  },
  {
    title: '组织内部的考察意见和不记名的票',
    because: '写的是别人的判断，按规定不给本人；结果在“发展党员”“民主评议”“任职”里',
    tables: ['admission_objection', 'appraisal_tally', 'ballot_vote'],
  },
  {
    title: '读书笔记、收藏和常用查询',
    because: '只有本人看得到；笔记在“党建书苑”里可以看，也可以导出',
    tables: ['reading_note', 'reading_position', 'favourite', 'saved_view', 'course_place'],
  },
  {
    title: '消息设置和设备',
    because: '在“消息”的设置里可以看，也可以改',
    tables: ['message_preference', 'message_push_device', 'message_reply', 'sms_consent', 'sms_code'],
  },
  {
    title: '密码和验证的密钥',
    because: '只存不能还原的摘要或加密的密钥，谁也看不到',
    tables: ['account_password', 'account_totp', 'account_recovery_code', 'account_challenge'],
  },
  {
    title: '正在核对和研究的事',
    because: '提醒、主数据差异和正在研究的处置，办结后写进上面各表',
    tables: ['alert', 'difference', 'dues_case', 'dues_import_row', 'account_request'],
  },
  {
    title: '工作中承担的职责',
    because: '记在工作项、选举、印章等事项里，是事项的记录；职务在“任职”里',
    tables: [
      'administrator',
      'election_duty',
      'election_exclusion',
      'establishment',
      'establishment_member',
      'seal_custody',
      'work_item_person',
    ],
  },
  {
    because: '传送中的数据和由上面各表生成的索引、打印件，内容相同，办完就删或者跟着改',
    tables: ['feed_row', 'kept_answer', 'message_delivery', 'search_entry', 'slip'],
  },
]

/** Sealed for the platform’s own sake: keys and addresses of its machines, of nobody. */
export const ofNobody: readonly string[] = [
  'certificate_authority',
  'feed_source',
  'message_channel',
  'message_group',
  'seal_certificate',
  'sign_on_provider',
]

/** What the first sheet says of the copy. Grounds: 个人信息保护法第四十五、四十六条 (M). */
export const preface: [label: string, words: string][] = [
  [
    '这是什么',
    '平台登记的关于您本人的信息，一类一张表。个人信息保护法第四十五条规定，本人有权查阅、复制自己的个人信息。',
  ],
  ['完整的号码', '“基本信息”里是您本人完整的公民身份号码、手机号码和家庭住址，请妥善保管这个文件。'],
  ['以前的号码', '“登记更正”“更正申请”里以前登记过的号码和住址仍然打码。'],
  ['哪里不对', '在“我的信息”里按旁边的笔申请更正，由党支部核对后办理（个人信息保护法第四十六条）。'],
  ['别人的姓名', '只有和您的事连在一起的才出现，例如谈话的对方、登记人、家庭成员。'],
  ['谁能下载', '只有您本人，每次都要先确认身份，并留下审计记录；代办人不能下载。'],
]
