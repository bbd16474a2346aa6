/** What was done with messages, in words. */
export const messageDeeds: Record<string, string> = {
  'messageTemplate.published': '发布消息模板',
  'messageChannel.set': '设置发送渠道',
  'messageNumber.blocked': '列入短信黑名单',
  'messageNumber.unblocked': '移出短信黑名单',
  'messageFilter.added': '添加短信拦截词',
  'messageFilter.removed': '删去短信拦截词',
  'messagePreference.set': '设置消息偏好',
  'pushDevice.added': '在一台设备上开启通知',
  'pushDevice.removed': '移除收通知的设备',
  'pushDevice.gone': '设备的通知已失效',
  'messageGroup.added': '添加群机器人',
  'messageGroup.changed': '修改群机器人',
  'messageReply.settled': '处理收到的短信',
  'message.retried': '再发没有送到的消息',
  'messages.exported': '导出消息发送情况',
}
