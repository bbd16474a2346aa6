import { sql } from 'kysely'
import { placeholderStart } from '#features/people/numbers/rules.ts'
import type { Context } from '#platform/context.ts'
import type { FeedKind } from '../sheets/rules.ts'
import type { KnownPerson, KnownUnit } from './rules.ts'

type Asking = Pick<Context, 'db'>

/** The digests of what the master data said last, by key, as hex. */
export async function digestsOf(
  { db }: Asking,
  kind: FeedKind,
  keys: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; digest: string }>`
    select key, encode(digest, 'hex') as digest from source_record
    where kind = ${kind} and key = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ key, digest }) => [key, digest]))
}

/** What the master data said last, by key. */
export async function saidOf<S>({ db }: Asking, kind: FeedKind, keys: string[]): Promise<Map<string, S>> {
  const { rows } = await sql<{ key: string; said: S }>`
    select key, said from source_record where kind = ${kind} and key = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ key, said }) => [key, said]))
}

/** Every unit of the register, in the words of the feed, with its place. */
export async function knownUnits({ db }: Asking): Promise<Map<string, KnownUnit>> {
  const { rows } = await sql<KnownUnit>`
    select organization.id, organization.code, organization.name, organization.short_name as "shortName",
      parent.code as "parentCode", organization.kind, organization.established_on as "establishedOn",
      organization.term_years as "termYears", term.from_on as "termFrom", organization.closed_on as "closedOn"
    from organization
    left join organization parent on parent.id = organization.parent_id
    left join lateral (select from_on from term where organization_id = organization.id order by from_on desc limit 1) term on true`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.code, row]))
}

/** People of the register by 工号, in the words of the feed. Identity and phone numbers as keyed hashes. */
export async function knownPeople({ db }: Asking, keys: string[]): Promise<Map<string, KnownPerson>> {
  const { rows } = await sql<KnownPerson>`
    select person.id, person.employee_no as "employeeNo", person.name, person.gender, person.ethnicity,
      person.birth_date as "birthDate", encode(person.identity_number_key, 'hex') as "identityNumber", person.education,
      person.degree, person.work_started_on as "workStartedOn", person.occupation, encode(person.phone_key, 'hex') as phone,
      person.employment, person.political_status as "politicalStatus", organization.code as "branchCode",
      person.joined_on as "joinedOn", person.became_full_on as "becameFullOn", coalesce(held.posts, '[]') as posts,
      (select min(from_on) from standing where person_id = person.id) as since,
      json_build_object('identityNumber', person.identity_number_masked, 'phone', person.phone_masked) as masks
    from person
    left join organization on organization.id = person.organization_id
    left join lateral (
      select json_agg(concat_ws(':', case when place.kind in ('committee', 'generalBranch') then place.kind else 'branch' end,
        post.kind, post.duty)) as posts
      from post join organization place on place.id = post.organization_id
      where post.person_id = person.id and post.until_on is null and post.kind not in ('groupLeader', 'convener')
    ) held on true
    where person.employee_no = any(${keys}::text[]) and person.withdrawn_at is null`.execute(db)
  return new Map(rows.map((row) => [row.employeeNo, { ...row, posts: row.posts.sort() }]))
}

/** 工号 that only keep a place, by the keyed hash (hex) of the identity number: these people wait for their own. */
export async function placeholdersOf({ db }: Asking, hashes: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ hash: string; employeeNo: string }>`
    select encode(identity_number_key, 'hex') as hash, employee_no as "employeeNo" from person
    where starts_with(employee_no, ${placeholderStart})
      and identity_number_key in (select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)`.execute(db)
  return new Map(rows.map(({ hash, employeeNo }) => [hash, employeeNo]))
}

/** Who holds identity numbers: 工号 by keyed hash (hex). */
export async function holdersOf({ db }: Asking, hashes: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ hash: string; holder: string }>`
    select encode(identity_number_key, 'hex') as hash, employee_no as holder from person
    where identity_number_key in (select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)
      and not starts_with(employee_no, ${placeholderStart})`.execute(db)
  return new Map(rows.map(({ hash, holder }) => [hash, holder]))
}

/** Members in these branches, but for the people the feed speaks of, by 组织编码. */
export async function membersLeftIn(
  { db }: Asking,
  codes: string[],
  spokenOf: string[],
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; members: number }>`
    select organization.code, count(*) as members
    from person join organization on organization.id = person.organization_id
    where organization.code = any(${codes}::text[]) and person.membership in ('active', 'suspended')
      and not exists (select from unnest(${spokenOf}::text[]) given (key) where given.key = person.employee_no)
    group by organization.code`.execute(db)
  return new Map(rows.map(({ code, members }) => [code, members]))
}

/** Is nobody in the register yet? */
export async function hasPeople({ db }: Asking): Promise<boolean> {
  const { rows } = await sql<{
    some: boolean
  }>`select exists (select from person where withdrawn_at is null) as some`.execute(db)
  return rows[0]?.some ?? false
}

/** Of these 工号, those whose rows stood in quarantine in the first feed of people: known to the master data since then. */
export async function quarantinedAtFirst({ db }: Asking, keys: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select distinct key from feed_row
    where outcome = 'quarantined' and kind = 'people' and key = any(${keys}::text[]) and feed_id = (
      select min(feed.id) from feed join feed_file on feed_file.feed_id = feed.id
      where feed.taken_at is not null and feed_file.kind = 'people')`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

export type MissingRecord = { id: number; key: string; name: string; registerText: string }

/** Open units of the register that a full feed does not speak of. */
export async function missingUnits({ db }: Asking, keys: string[]): Promise<MissingRecord[]> {
  const { rows } = await sql<MissingRecord>`
    select id, code as key, name, name as "registerText" from organization
    where closed_on is null and not exists (select from unnest(${keys}::text[]) given (key) where given.key = code)
    order by code`.execute(db)
  return rows
}

/** People of the register, neither gone nor dead there, whom a full feed does not speak of. */
export async function missingPeople({ db }: Asking, keys: string[]): Promise<MissingRecord[]> {
  const { rows } = await sql<MissingRecord>`
    select person.id, employee_no as key, person.name, coalesce(organization.name, '') as "registerText"
    from person left join organization on organization.id = person.organization_id
    where employment not in ('left', 'deceased') and withdrawn_at is null and not starts_with(employee_no, ${placeholderStart})
      and not exists (select from unnest(${keys}::text[]) given (key) where given.key = employee_no)
    order by employee_no`.execute(db)
  return rows
}

export type RaisedBefore = {
  personId: number | null
  organizationId: number | null
  field: string
  masterValue: string | null
  registerValue: string | null
}

/** Differences that wait, were declined, or are being carried out by a transfer: the same pair is not raised again. */
export async function raisedBefore({ db }: Asking): Promise<RaisedBefore[]> {
  const { rows } = await sql<RaisedBefore>`
    select person_id as "personId", organization_id as "organizationId", field, master_value as "masterValue",
      register_value as "registerValue"
    from difference where (accepted_at is null and settled_at is null)
      or exists (select from transfer where transfer.id = difference.transfer_id and transfer.state <> 'done')`.execute(
    db,
  )
  return rows
}
