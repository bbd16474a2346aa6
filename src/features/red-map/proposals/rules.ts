import { type Province, plain, type SiteValues } from '../rules.ts'

export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]
export const proposalStateNames: Record<ProposalState, string> = {
  open: '待处理',
  accepted: '已采纳',
  declined: '未采纳',
  withdrawn: '已撤回',
}

type Known = { id: number; name: string; province: string; url: string | null }
type Sought = { name: string; province: Province; url?: string | null | undefined }
export type Likeness = 'same' | 'alike'

const ends =
  /(?:同志)?(?:革命)?(?:烈士)?(?:历史)?(?:纪念馆|博物馆|博物院|陈列馆|展览馆|教育馆|纪念园|纪念地|纪念碑|陵园|旧址|遗址|故居|会址)+$/

/** 遵义会议会址纪念馆 and “遵义会议”纪念馆 are of one thing: without marks, brackets and what such places end in. */
function core(name: string): string {
  const bare = plain(name.replace(/[（(][^）)]*[）)]/g, '')).replace(/[“”"'‘’《》、，,·—-]/g, '')
  const short = bare.replace(ends, '')
  return short.length >= 2 ? short : bare
}

/** The page that an address opens, whatever it was written with. */
const page = (url: string) => {
  const read = URL.canParse(url) ? new URL(url) : null
  return read
    ? `${read.hostname.replace(/^www\./, '')}${read.pathname.replace(/\/+$/, '')}${read.search}`
    : url
}

function likenessOf(sought: Sought, known: Known): Likeness | null {
  if (sought.url && known.url && page(sought.url) === page(known.url)) return 'same'
  if (sought.province !== known.province) return null
  if (plain(sought.name) === plain(known.name)) return 'same'
  const [one, other] = [core(sought.name), core(known.name)]
  if (one === other) return 'alike'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 3 && long.includes(short) ? 'alike' : null
}

/** Those on the map that may be the one somebody is about to propose, the surest first. */
export const similarTo = <T extends Known>(
  sought: Sought,
  known: readonly T[],
): (T & { likeness: Likeness })[] =>
  known
    .flatMap((one) => {
      const likeness = likenessOf(sought, one)
      return likeness ? [{ ...one, likeness }] : []
    })
    .sort((one, other) => Number(one.likeness === 'alike') - Number(other.likeness === 'alike'))
    .slice(0, 5)

/** Why a proposal says nothing new: a new site is on the map already, a correction corrects nothing. */
export function whyNotNew(
  changed: readonly (keyof SiteValues)[] | null,
  similar: readonly { likeness: Likeness; name: string }[],
): { code: string; facts: Record<string, string> } | null {
  if (changed) {
    const of = changed.filter((field) => field !== 'sourceTitle' && field !== 'sourceAddress')
    return of.length === 0 ? { code: 'red-correction-empty', facts: {} } : null
  }
  const same = similar.find(({ likeness }) => likeness === 'same')
  return same ? { code: 'red-site-known', facts: { name: same.name } } : null
}
