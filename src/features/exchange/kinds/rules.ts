import type { Zone } from '#basics/sensitivity.ts'

/** What goes between the networks; each kind has one network that it belongs to, and only goes from there. */
export const exchangeKinds = ['materials', 'siteLinks'] as const
export type ExchangeKindName = (typeof exchangeKinds)[number]
export const kindTitles: Record<ExchangeKindName, string> = {
  materials: '党建书苑公开资料',
  siteLinks: '红色场馆链接检查结果',
}

export const ownerOf: Record<ExchangeKindName, Zone> = { materials: 'intranet', siteLinks: 'extranet' }
export const zoneNames: Record<Zone, string> = { intranet: '内网', extranet: '外网' }
export const otherZone = (zone: Zone): Zone => (zone === 'intranet' ? 'extranet' : 'intranet')

export const kindsOf = (zone: Zone): ExchangeKindName[] =>
  exchangeKinds.filter((kind) => ownerOf[kind] === zone)
export const isKind = (kind: string): kind is ExchangeKindName =>
  (exchangeKinds as readonly string[]).includes(kind)
