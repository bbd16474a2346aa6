/** What no run ever touches, and why. Its test holds the tables against those of every rule. */
export type Never = { title: string; because: string; tables: readonly string[] }

export const never: readonly Never[] = [
  {
    title: '审计记录',
    because: '网络安全法第二十三条要求不少于六个月；本平台长期保存，只能增加，不能修改、删除',
    tables: ['audit_entry', 'audit_anchor'],
  },
  {
    title: '党员和人员登记、任职、变动、更正',
    because: '党员信息不删除，只注明去向；党内统计和党籍管理要用',
    tables: [
      'person',
      'standing',
      'post',
      'person_change',
      'person_batch',
      'proposal',
      'family_member',
      'absence',
      'training',
    ],
  },
  {
    title: '发展党员、组织关系转接',
    because: '党籍的依据，归入本人档案',
    tables: [
      'admission',
      'admission_entry',
      'admission_vote',
      'transfer',
      'transfer_event',
      'transfer_letter',
    ],
  },
  {
    title: '会议、选举、民主评议、党费',
    because: '组织生活和党费的记录，与台账、账目一致',
    tables: [
      'meeting',
      'meeting_attendee',
      'meeting_sign_in',
      'election',
      'ballot',
      'appraisal_round',
      'appraisal_member',
      'dues_charge',
      'dues_payment',
      'talk',
      'suggestion',
    ],
  },
  {
    title: '请示批复、公文、用印和电子证书',
    because: '签发、盖章的文件和它们的依据，按归档期限保存',
    tables: [
      'request',
      'official_document',
      'document_verification',
      'seal',
      'seal_use',
      'seal_certificate',
      'certificate_authority',
    ],
  },
  {
    title: '审批的事项、经过和意见',
    because: '谁在何时凭什么同意，长期可查',
    tables: ['affair', 'affair_event', 'affair_task'],
  },
  {
    title: '表彰和荣誉证书',
    because: '本人的荣誉',
    tables: ['commendation', 'honour'],
  },
  {
    title: '档案',
    because: '按归档范围和保管期限表（DA/T 22）保存，不归本页管',
    tables: ['archive_item', 'archive_loan', 'archive_inspection'],
  },
  {
    title: '账号、授权和含完整号码的导出登记',
    because: '谁有过什么权限、拿走过什么，长期可查',
    tables: ['account', 'role_grant', 'administrator', 'account_request', 'number_export'],
  },
  {
    title: '清理记录',
    because: '清理过什么、留下什么，长期可查；其中没有个人信息',
    tables: ['retention_run', 'retention_line'],
  },
]

/** What goes by itself without waiting for a run. */
export const byItself: readonly { title: string; how: string }[] = [
  { title: '短信、邮件的收信号码和地址', how: '发出、失败或取消的当时清空，只留打码的号码' },
  { title: '本人信息副本、含号码的导出文件', how: '下载时现做，平台上不留文件' },
  { title: '摆渡包里的正文', how: '对方收到后清空' },
  { title: '没有传完、没有用上的上传文件', how: '放了一天的，每天凌晨清理' },
  { title: '备份文件', how: '按“系统状态”里设置的份数轮换' },
  { title: '手机和电脑上的表单草稿', how: '只存在本机，7 天后由浏览器里的页面清掉' },
]
