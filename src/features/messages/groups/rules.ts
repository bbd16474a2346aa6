/** 群机器人: a program of a chat group that writes what it is sent. */
export const robots = ['weCom', 'dingTalk', 'feishu'] as const
export type RobotKind = (typeof robots)[number]
export const robotNames: Record<RobotKind, string> = {
  weCom: '企业微信群机器人',
  dingTalk: '钉钉群机器人',
  feishu: '飞书群机器人',
}

export const groupAddress = /^https?:\/\/[^\s/?#]+/
