import type { Zone } from '#basics/sensitivity.ts'

/** What goes between the networks; each kind has one network that it belongs to, and only goes from there. */
export const exchangeKinds = [
  'materials',
  'siteLinks',
  'passes',
  'outsideRequests',
  'requestResults',
] as const
export type ExchangeKindName = (typeof exchangeKinds)[number]
export const kindTitles: Record<ExchangeKindName, string> = {
  materials: '党建书苑公开资料',
  siteLinks: '红色场馆链接检查结果',
  passes: '外网办事码',
  outsideRequests: '外网办件',
  requestResults: '外网办件的办理情况',
}

export const ownerOf: Record<ExchangeKindName, Zone> = {
  materials: 'intranet',
  siteLinks: 'extranet',
  passes: 'intranet',
  outsideRequests: 'extranet',
  requestResults: 'intranet',
}
export const zoneNames: Record<Zone, string> = { intranet: '内网', extranet: '外网' }
export const otherZone = (zone: Zone): Zone => (zone === 'intranet' ? 'extranet' : 'intranet')

export const kindsOf = (zone: Zone): ExchangeKindName[] =>
  exchangeKinds.filter((kind) => ownerOf[kind] === zone)
export const isKind = (kind: string): kind is ExchangeKindName =>
  (exchangeKinds as readonly string[]).includes(kind)

/** What does not wait for the night: it goes at the next turn, in a package of its own. */
const quick: readonly ExchangeKindName[] = ['outsideRequests']
/** The kinds of a network that go together, are looked through and, inside, released by people. */
export const slowKindsOf = (zone: Zone) => kindsOf(zone).filter((kind) => !quick.includes(kind))
export const quickKindsOf = (zone: Zone) => kindsOf(zone).filter((kind) => quick.includes(kind))
