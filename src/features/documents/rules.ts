/** 公文: the kinds the platform writes. 《党政机关公文处理工作条例》（2012）第八条. */
export const documentKinds = [
  'request',
  'reply',
  'report',
  'notice',
  'letter',
  'introductionLetter',
  'certificate',
  'publicNotice',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentKindNames: Record<DocumentKind, string> = {
  request: '请示',
  reply: '批复',
  report: '报告',
  notice: '通知',
  letter: '函',
  introductionLetter: '介绍信',
  certificate: '证明',
  publicNotice: '公示',
}

export const documentStatuses = ['draft', 'issued', 'voided'] as const
export type DocumentStatus = (typeof documentStatuses)[number]
export const documentStatusNames: Record<DocumentStatus, string> = {
  draft: '草稿',
  issued: '已印发',
  voided: '已作废',
}

/** 紧急程度. GB/T 9704-2012 7.2.3 (V). 密级 is not offered: the platform holds no state secrets. */
export const urgencies = ['extraUrgent', 'urgent'] as const
export type Urgency = (typeof urgencies)[number]
export const urgencyNames: Record<Urgency, string> = { extraUrgent: '特急', urgent: '加急' }

/** 份号 has six digits. GB/T 9704-2012 7.2.1 (V). */
export const greatestCopy = 999_999

/** How it is laid on paper: the usual way with 版头, or as 信函格式 (GB/T 9704-2012 10.1). */
export const layouts = ['document', 'letter'] as const
export type Layout = (typeof layouts)[number]
export const layoutNames: Record<Layout, string> = { document: '文件格式', letter: '信函格式' }

/** A part of a text, as it is printed. */
export type Block =
  | { k: 'h1' | 'h2' | 'p'; text: string }
  | { k: 'table'; head: string[]; rows: string[][]; widths: number[] }
export type Attachment = { title: string; blocks: Block[] }

/** 上行文 carries 签发人. GB/T 9704-2012 7.2.6 (V figure). */
export const goesUp = (kind: DocumentKind) => kind === 'request' || kind === 'report'

/** What of a title stands in a quotation: without who wrote it. */
export const matterTitle = (title: string, organization: string) =>
  title.startsWith(organization) ? title.slice(organization.length) : title

/** 来文的事由: 关于召开党员大会的请示 → 召开党员大会. */
export const matterOf = (title: string) => /关于(.+)的请示$/.exec(title)?.[1] ?? title
