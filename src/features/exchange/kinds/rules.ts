import type { Zone } from '#basics/sensitivity.ts'

/** What goes between the networks; each kind has one network that it belongs to, and only goes from there. */
export const exchangeKinds = [
  'materials',
  'siteLinks',
  'passes',
  'outsideRequests',
  'requestResults',
  'shortMessages',
  'messageReceipts',
] as const
export type ExchangeKindName = (typeof exchangeKinds)[number]
export const kindTitles: Record<ExchangeKindName, string> = {
  materials: '党建书苑公开资料',
  siteLinks: '红色场馆链接检查结果',
  passes: '外网办事码',
  outsideRequests: '外网办件',
  requestResults: '外网办件的办理情况',
  shortMessages: '待发短信',
  messageReceipts: '短信回执',
}

export const ownerOf: Record<ExchangeKindName, Zone> = {
  materials: 'intranet',
  siteLinks: 'extranet',
  passes: 'intranet',
  outsideRequests: 'extranet',
  requestResults: 'intranet',
  shortMessages: 'intranet',
  messageReceipts: 'extranet',
}
export const zoneNames: Record<Zone, string> = { intranet: '内网', extranet: '外网' }
export const otherZone = (zone: Zone): Zone => (zone === 'intranet' ? 'extranet' : 'intranet')

export const kindsOf = (zone: Zone): ExchangeKindName[] =>
  exchangeKinds.filter((kind) => ownerOf[kind] === zone)
export const isKind = (kind: string): kind is ExchangeKindName =>
  (exchangeKinds as readonly string[]).includes(kind)

/** What does not wait for the night: it goes at the next turn, in a package of its own. */
const quick: readonly ExchangeKindName[] = ['outsideRequests', 'messageReceipts', 'shortMessages']

/**
 * The kinds of a network that go quickly, and by themselves. Of the intranet that is the queue of short messages alone, in
 * which there is no word of anybody; and only when two people have decided so (`queue`).
 */
export const quickKindsOf = (zone: Zone, queue: boolean) =>
  kindsOf(zone).filter((kind) => quick.includes(kind) && (zone === 'extranet' || queue))
/** All others go together; inside they are looked through and released by people. */
export const slowKindsOf = (zone: Zone, queue: boolean) =>
  kindsOf(zone).filter((kind) => !quickKindsOf(zone, queue).includes(kind))
