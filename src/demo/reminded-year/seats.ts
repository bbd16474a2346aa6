import type { Due, Rows } from './due.ts'

/** Who sits where: for each kind of seat, the accounts by organization; `self` by person. */
export type Seats = (kind: string, due: Due) => number[]

const roleAt = (kind: unknown) => (kind === 'committee' || kind === 'generalBranch' ? 'committee' : 'branch')

/** Reads who holds the posts and the grants, by SQL of its own. They stay what they are through the year. */
export async function seatsOf(rows: Rows): Promise<Seats> {
  const places = new Map(
    (await rows('select id, parent_id, kind from organization')).map((row) => [Number(row.id), row]),
  )
  const posts = Map.groupBy(
    await rows(`select post.organization_id as place, post.kind, account.id as account
      from post join account on account.person_id = post.person_id left join term on term.id = post.term_id
      where post.until_on is null and term.ended_on is null and account.disabled_at is null
        and post.kind in ('secretary', 'deputySecretary', 'committeeMember', 'convener')`),
    ({ place }) => Number(place),
  )
  const grants = await rows(`select organization_id as place, role, account_id as account from role_grant
    where revoked_at is null and until_on is null`)
  const accounts = new Map(
    (await rows('select person_id, id from account where disabled_at is null')).map((row) => [
      Number(row.person_id),
      Number(row.id),
    ]),
  )
  const top = [...places.values()].find(({ parent_id }) => parent_id === null)?.id as number
  const office = (id: number, role = roleAt(places.get(id)?.kind)): Record<string, unknown>[] => [
    ...(role === 'politicalWorkDepartment' ? [] : (posts.get(id) ?? [])),
    ...grants.filter((grant) => grant.place === id && grant.role === role),
  ]
  const committeeAbove = (id: number): number => {
    const up = places.get(id)?.parent_id as number | null
    if (up === null) return id
    return places.get(up)?.kind === 'committee' ? up : committeeAbove(up)
  }
  const holders = (kind: string, { organizationId, personId }: Due): unknown[] => {
    if (kind === 'self') return personId === null ? [] : [accounts.get(personId) ?? []].flat()
    if (kind === 'top') return office(top, 'politicalWorkDepartment').map(({ account }) => account)
    if (kind === 'above')
      return office(committeeAbove(organizationId), 'committee').map(({ account }) => account)
    const all = office(organizationId)
    const named = all.filter((one) => kind === 'secretary' && one.kind === 'secretary')
    return (named.length > 0 ? named : all).map(({ account }) => account)
  }
  return (kind, due) => [...new Set(holders(kind, due).map(Number))]
}
