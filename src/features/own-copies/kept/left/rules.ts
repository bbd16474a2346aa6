import type { RetentionKey } from '#features/retention/kept/rules.ts'

/** What is kept of somebody and not in his copy. With a title the copy says so to him, and why. */
export type NotCopied = {
  title?: string
  because: string
  /** What of it ends by its time. */
  ends?: readonly RetentionKey[]
  tables: readonly string[]
}

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
    ends: ['library.notes', 'library.positions', 'library.favourites', 'accounts.views'],
    tables: ['reading_note', 'reading_position', 'favourite', 'saved_view', 'course_place'],
  },
  {
    title: '消息设置和设备',
    because: '在“消息”的设置里可以看，也可以改',
    ends: ['messages.replies', 'messages.devices', 'approvals.codes'],
    tables: ['message_preference', 'message_push_device', 'message_reply', 'sms_consent', 'sms_code'],
  },
  {
    title: '密码和验证的密钥',
    because: '只存不能还原的摘要或加密的密钥，谁也看不到',
    ends: ['accounts.unconfirmed', 'accounts.sessions'],
    tables: ['account_password', 'account_totp', 'account_recovery_code', 'account_challenge'],
  },
  {
    title: '正在核对和研究的事',
    because: '提醒、主数据差异和正在研究的处置，办结后写进上面各表',
    ends: ['masterData.differences'],
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
    ends: ['masterData.rows', 'platform.answers'],
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
