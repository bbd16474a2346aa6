/** What a phone may always say: it wants no more of this (《通信短信息服务管理规定》 2015: a way out must be offered, M). */
const goodbye = /^(?:td|t|退订|取消订阅)$/i

const fullWidth = (text: string) =>
  text.replace(/[\uFF01-\uFF5E]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))

/** Whether whoever wrote it wants no more short messages. */
export const wantsOut = (text: string) => goodbye.test(fullWidth(text).replace(/[\s.。!！]/g, ''))
