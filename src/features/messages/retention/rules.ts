import { purposeOver, type RetentionRule, shortest, sixMonths } from '#basics/retention.ts'

/** 《通信短信息服务管理规定》 (工信部令第31号, M): records of sending are kept five months at least. */
const fiveMonths = 153
const ofCarriers = '通信短信息服务管理规定（发送、接收记录保存不少于五个月）'

/** What the message centre keeps for a time. A number it sends to goes as soon as it is sent, without any rule. */
export const messagesRetention = [
  {
    key: 'messages.receipts',
    title: '对不上的短信回执',
    from: '收到',
    days: 1,
    least: 1,
    why: '回执可能先于发送结果到，过了一天还对不上就没有用处',
    ground: shortest,
    grade: 'M',
    effect: 'deleted',
    held: {},
    tables: ['message_receipt'],
  },
  {
    key: 'messages.replies',
    title: '短信回复的号码和原文',
    from: '收到',
    days: sixMonths,
    least: fiveMonths,
    why: '核对谁回过什么；办完的结果另有记录',
    ground: ofCarriers,
    grade: 'M',
    effect: 'emptied',
    held: { open: '回复还没有处理', unsent: '给对方的答复还没有发出' },
    tables: ['message_reply'],
  },
  {
    key: 'messages.devices',
    title: '不再接收通知的设备',
    from: '设备移除或失效',
    days: 30,
    least: 1,
    why: '留一个月，本人看得到为什么收不到',
    ground: purposeOver,
    grade: 'M',
    effect: 'deleted',
    held: {},
    tables: ['message_push_device'],
  },
  {
    key: 'messages.relays',
    title: '外网代发的短信',
    from: '内网已知道结果',
    days: sixMonths,
    least: fiveMonths,
    why: '内网留有发送结果，外网这一份只备核对',
    ground: ofCarriers,
    grade: 'M',
    effect: 'deleted',
    held: { running: '还没有发完' },
    tables: ['message_relay'],
  },
] as const satisfies readonly RetentionRule[]
