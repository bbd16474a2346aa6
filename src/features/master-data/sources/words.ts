import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'source-name-taken': ({ name }) => `已有名为“${name}”的来源。请换一个名称。`,
  'source-answer': ({ page }) =>
    `来源第 ${page} 页的应答不符合约定（应为 {"records": […], "next": …}）。请联系主数据系统管理员核对接口。`,
  'source-cursor-twice': ({ page }) =>
    `来源第 ${page} 页给出的 next 与前面的页相同，无法翻完。请联系主数据系统管理员核对接口。`,
  'source-too-long': ({ limit }) =>
    `来源一次给出的记录超过 ${limit} 条（或页数过多），已停止。请联系主数据系统管理员。`,
  'source-without-records': () => '来源没有给出任何记录，未形成批次。',
  'outgoing-address': () => '这个地址不能访问。请填写主数据系统的 http 或 https 地址。',
  'outgoing-failed': ({ reason }) => `没有连上来源：${reason}。请核对地址和网络，稍后重试。`,
  'outgoing-status': ({ status }) =>
    `来源应答 ${status}，没有给出数据。请核对地址和授权（不跟随跳转），或联系主数据系统管理员。`,
  'outgoing-large': ({ limit }) => `来源一页超过 ${limit} MB，已停止。请联系主数据系统管理员减小每页条数。`,
  'outgoing-not-json': () => '来源的应答不是 JSON。请核对地址，或联系主数据系统管理员。',
  'source-disabled': () => '这个来源已停用。请先启用再拉取。',
}
