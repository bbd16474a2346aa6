/** 渠道 besides the inbox, where every message is. */
export const channels = ['sms', 'mail', 'push'] as const
export type Channel = (typeof channels)[number]
export const channelNames: Record<Channel, string> = { sms: '短信', mail: '电子邮件', push: '浏览器通知' }

export const deliveryStatuses = [
  'waiting',
  'queued',
  'sending',
  'sent',
  'unknown',
  'delivered',
  'failed',
  'dropped',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]
export const statusNames: Record<DeliveryStatus, string> = {
  waiting: '备用',
  queued: '待发送',
  sending: '正在发送',
  sent: '已发出',
  unknown: '结果不明',
  delivered: '已送达',
  failed: '发送失败',
  dropped: '不发送',
}

/** Why a delivery is held back, in words. */
export const heldNames = {
  quiet: '免打扰时段',
  digest: '并入每日汇总',
  retry: '稍后再试',
  rate: '控制发送速度',
} as const
export type Held = keyof typeof heldNames

/** Why a delivery was not made, in words; what a gateway said stands as it was said. */
const droppedNames: Record<string, string> = {
  preference: '本人设置不接收',
  'no-number': '没有登记手机号码',
  'number-unfit': '登记的手机号码不能收短信',
  'no-mail': '没有登记电子邮箱',
  'no-device': '没有能收通知的设备了',
  blocked: '号码在黑名单中',
  left: '收件人已不在册',
  digested: '已并入每日汇总',
  'not-needed': '已由其他渠道送达',
  read: '已在站内信中阅读',
  filtered: '含有运营商会拦截的词语',
  interrupted: '发送时中断，不知道是否发出',
  'given-up': '多次没有发出',
  'reply-not-outward': '含办理码的短信不经外网发送（回复带不回内网）',
  'outward-lapsed': '送到外网 24 小时没有发出',
  'outward-withdrawn': '外网没有发出',
  'outward-failed': '外网网关没有送达',
}
export const inWords = (because: string | null) => (because && (droppedNames[because] ?? because)) || null

/** By which names somebody's messages are kept: as the person's, and as those of an account that is nobody's. */
export const recipientsOf = ({
  personId,
  accountId,
}: {
  personId: number | null
  accountId: number | null
}): string[] => [
  ...(personId === null ? [] : [`p${personId}`]),
  ...(accountId === null ? [] : [`a${accountId}`]),
]

/** What open pages of whoever is told listen to. */
export const inboxTopic = (recipient: string) => `inbox-${recipient}`
