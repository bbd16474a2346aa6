import { addDays, type Day, dayIn, minuteOf } from '#basics/days.ts'
import { faultSentence } from './faults/rules.ts'

/** When and where a backup is made by itself, how many are kept, and for whom it is encrypted. */
export type Plan = {
  enabled: boolean
  /** The time of day in China: `02:00`. */
  at: string
  /** Null: beside the data. */
  folder: string | null
  /** The public half of the key; null: not encrypted. */
  recipient: string | null
  daily: number
  weekly: number
  monthly: number
}

/** M: parameters. */
export const usualPlan: Plan = {
  enabled: true,
  at: '02:00',
  folder: null,
  recipient: null,
  daily: 7,
  weekly: 4,
  monthly: 12,
}

const minute = 60_000
const hour = 60 * minute

/** M: parameters. */
const limits = {
  /** Older than this, those who answer for it are told. */
  oldHours: 26,
  /** A drill is held with the first backup after so many days. */
  drillDays: 7,
  triesADay: 3,
  againAfterHours: 1,
  /** A new installation is not interrupted in its first hours: its first backup waits for the time of day. */
  firstWithinHours: 2,
  /** Without a sign of life for so long, its process is gone. */
  silentMinutes: 5,
}

/** A run as rules look at it. */
export type Run = { beganAt: string; endedAt: string | null; good: boolean; drilled: boolean }

/** The last time that the clock showed this time of day in China. */
export function lastMoment(now: Date, at: string): Date {
  const on = (day: Day) => new Date(`${day}T${at}:00+08:00`)
  const today = on(dayIn(now))
  return today <= now ? today : on(addDays(dayIn(now), -1))
}

export const nextMoment = (now: Date, at: string): Date => new Date(lastMoment(now, at).getTime() + 24 * hour)

/**
 * What the clock says of a run counts only when it can be so: one that began in a future that the clock has taken back
 * says nothing about today.
 */
const known = (runs: readonly Run[], now: Date) =>
  runs.filter(({ beganAt }) => Date.parse(beganAt) <= now.getTime() + limits.silentMinutes * minute)

/** Whether the backup of the day is to be made now: it was not yet, or failed and may be tried again. */
export function isDue(now: Date, plan: Pick<Plan, 'enabled' | 'at'>, runs: readonly Run[]): boolean {
  if (!plan.enabled) return false
  const moment = lastMoment(now, plan.at)
  const since = known(runs, now).filter(({ beganAt }) => Date.parse(beganAt) >= moment.getTime())
  if (since.some(({ good, endedAt }) => good || endedAt === null)) return false
  if (since.length >= limits.triesADay) return false
  const last = Math.max(...since.map(({ endedAt }) => Date.parse(endedAt ?? '')))
  if (since.length > 0) return now.getTime() - last >= limits.againAfterHours * hour
  return runs.length > 0 || now.getTime() - moment.getTime() < limits.firstWithinHours * hour
}

/** Whether a drill is held with the next one. */
export function drillIsDue(now: Date, runs: readonly Run[]): boolean {
  const last = known(runs, now).find(({ drilled }) => drilled)
  return !last || now.getTime() - Date.parse(last.beganAt) >= limits.drillDays * 24 * hour - hour
}

/** Its process gives no sign of life any more, or gave the last in a future that the clock has taken back. */
export const isSilent = (now: Date, seenAt: string): boolean =>
  Math.abs(now.getTime() - Date.parse(seenAt)) > limits.silentMinutes * minute

/** Hours since the last good one, or since the platform stands; null for what lies in the future. */
export function hoursSince(now: Date, at: string): number {
  return Math.max(0, (now.getTime() - Date.parse(at)) / hour)
}

/** Nothing good for longer than a day and a little. */
export const isOld = (
  now: Date,
  plan: Pick<Plan, 'enabled'>,
  lastGood: string | null,
  since: string,
): boolean => plan.enabled && hoursSince(now, lastGood ?? since) > limits.oldHours

type Kept = { id: number; madeAt: string }

/**
 * Which files go: of each of the newest days, weeks and months that have any, the last one stays. Counted by what there
 * is and not by what the clock says, so that a clock that is wrong takes nothing away.
 */
export function superseded(
  files: readonly Kept[],
  { daily, weekly, monthly }: Pick<Plan, 'daily' | 'weekly' | 'monthly'>,
): number[] {
  const newest = [...files].sort((a, b) => b.id - a.id)
  const stays = new Set([
    ...lastOfEach(newest, dayOf, daily),
    ...lastOfEach(newest, weekOf, weekly),
    ...lastOfEach(newest, monthOf, monthly),
  ])
  return newest.flatMap(({ id }) => (stays.has(id) ? [] : [id]))
}

function lastOfEach(newest: readonly Kept[], of: (file: Kept) => string, count: number): number[] {
  const last = new Map<string, number>()
  for (const file of newest) if (!last.has(of(file))) last.set(of(file), file.id)
  return [...last.values()].slice(0, count)
}

const dayOf = ({ madeAt }: Kept): Day => dayIn(new Date(madeAt))
const monthOf = (file: Kept) => dayOf(file).slice(0, 7)
/** The Monday of its week. */
const weekOf = (file: Kept): Day => {
  const day = dayOf(file)
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** `zhibu-20261129-0200-17.age`: the number makes it a name of its own, whatever the clock does. */
export function fileName(now: Date, id: number, encrypted: boolean): string {
  const moment = new Date(now.getTime() + 8 * hour).toISOString()
  const [day, time] = [moment.slice(0, 10).replaceAll('-', ''), moment.slice(11, 16).replace(':', '')]
  return `zhibu-${day}-${time}-${id}.${encrypted ? 'age' : 'tar'}`
}

type Shown = {
  beganAt: string
  verdict: string
  drillVerdict: string
  fault: string | null
  faultPart: string | null
  drillFault: string | null
}

export type Warning = { code: string; level: 'danger' | 'warning'; sentence: string }

type Facts = {
  plan: Plan
  last: Shown | null
  lastGood: Shown | null
  lastDrill: Shown | null
  sameDisk: boolean
  /** When this data was begun. */
  founded: string
}

/** What is to be done about the backups, the worst first. */
export function warningsOf(now: Date, facts: Facts): Warning[] {
  return [...dangersOf(now, facts), ...remindersOf(now, facts)]
}

function dangersOf(now: Date, { plan, last, lastGood, lastDrill, founded }: Facts): Warning[] {
  const danger = (code: string, sentence: string): Warning => ({ code, level: 'danger', sentence })
  const since = lastGood?.beganAt ?? null
  return [
    ...(last?.verdict === 'failed'
      ? [
          danger(
            'failed',
            `上一次备份（${minuteOf(last.beganAt)}）没有成功：${faultSentence(last.fault ?? '', last.faultPart)}`,
          ),
        ]
      : []),
    ...(isOld(now, plan, since, founded)
      ? [
          danger(
            'old',
            since
              ? `已有 ${Math.floor(hoursSince(now, since))} 小时没有成功的备份。请立即备份。`
              : '还没有做成过一次备份。请立即备份。',
          ),
        ]
      : []),
    ...(lastDrill?.drillVerdict === 'failed'
      ? [
          danger(
            'drill-failed',
            `${minuteOf(lastDrill.beganAt)} 的恢复演练没有通过，那份备份不能全信。请打开它看原因，再备份并演练一次。`,
          ),
        ]
      : []),
  ]
}

function remindersOf(now: Date, { plan, lastGood, lastDrill, sameDisk }: Facts): Warning[] {
  const warning = (code: string, sentence: string): Warning => ({ code, level: 'warning', sentence })
  const undrilled =
    lastGood && (!lastDrill || hoursSince(now, lastDrill.beganAt) > (limits.drillDays + 2) * 24)
  return [
    ...(plan.enabled ? [] : [warning('off', '定时备份已停用，数据只靠手工备份。')]),
    ...(plan.recipient
      ? []
      : [
          warning(
            'plain',
            '备份没有加密，拿到备份文件的人能读到姓名、会议记录等全部内容，里面也没有密钥。请生成一对密钥，把公钥填进备份设置。',
          ),
        ]),
    ...(sameDisk
      ? [
          warning(
            'same-disk',
            '备份和数据在同一块磁盘上，磁盘损坏时会一起丢失。请把备份文件夹改到另一块磁盘或网络存储。',
          ),
        ]
      : []),
    ...(undrilled
      ? [warning('undrilled', `已超过 ${limits.drillDays} 天没有演练过恢复。请备份并演练一次。`)]
      : []),
  ]
}
