import { Icon } from '#web/kit/icon.tsx'
import { type Addressee, type Lead, type Level, leadInWords, levelNames, levels } from '../rulebook/rules.ts'

/** The levels that a rule may tell: the person only where it is about one. */
export const levelOptions = (personal: boolean) =>
  levels.filter((level) => personal || level !== 'self').map((value) => ({ value, label: levelNames[value] }))

const without = <T,>(list: T[], at: number) => list.filter((_, index) => index !== at)

/** 提醒时间: so long before the day, on it, or after it. */
export function Leads({ leads, change }: { leads: Lead[]; change: (leads: Lead[]) => void }) {
  return (
    <fieldset className="rule-times">
      <legend>提醒时间</legend>
      <ul className="rule-rows">
        {leads.map((lead, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: times have no names of their own
          <li key={at}>
            <LeadFields lead={lead} change={(next) => change(leads.with(at, next))} />
            <button
              type="button"
              className="button quiet"
              aria-label={`去掉${leadInWords(lead)}`}
              onClick={() => change(without(leads, at))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        disabled={leads.length >= 10}
        onClick={() => change([...leads, { count: 7, unit: 'days' }])}
      >
        <Icon name="plus" />
        加一个时间
      </button>
    </fieldset>
  )
}

function LeadFields({ lead, change }: { lead: Lead; change: (lead: Lead) => void }) {
  const late = lead.count < 0
  const length = Math.abs(lead.count)
  const put = (count: number, after: boolean) => change({ ...lead, count: after ? -count : count })
  return (
    <>
      <select
        className="input"
        aria-label="到期前或到期后"
        value={late ? 'after' : 'before'}
        onChange={(event) => put(length, event.target.value === 'after')}
      >
        <option value="before">到期前</option>
        <option value="after">到期后</option>
      </select>
      <input
        className="input"
        type="number"
        aria-label="长短"
        min={0}
        max={730}
        value={length}
        onChange={(event) => put(Math.min(730, Math.max(0, Math.trunc(Number(event.target.value)))), late)}
      />
      <select
        className="input"
        aria-label="单位"
        value={lead.unit}
        onChange={(event) => change({ ...lead, unit: event.target.value === 'months' ? 'months' : 'days' })}
      >
        <option value="days">天</option>
        <option value="months">个月</option>
      </select>
    </>
  )
}

type AddresseesProps = { personal: boolean; to: Addressee[]; change: (to: Addressee[]) => void }

/** 提醒对象: by level; of a branch or a committee the secretary alone, or everybody in the office. */
export function Addressees({ personal, to, change }: AddresseesProps) {
  const chosen = new Map(to.map((one) => [one.level, one]))
  const set = (level: Level, next: Addressee | null) => {
    const map = new Map(chosen)
    if (next) map.set(level, next)
    else map.delete(level)
    change(levels.flatMap((one) => map.get(one) ?? []))
  }
  return (
    <fieldset className="rule-times">
      <legend>提醒对象</legend>
      <ul className="rule-rows">
        {levelOptions(personal).map(({ value, label }) => {
          const one = chosen.get(value)
          return (
            <li key={value}>
              <label className="row">
                <input
                  type="checkbox"
                  className="tick"
                  checked={one !== undefined}
                  onChange={(event) => set(value, event.target.checked ? { level: value } : null)}
                />
                {label}
              </label>
              {one && (value === 'own' || value === 'above') && (
                <label className="row">
                  <input
                    type="checkbox"
                    className="tick"
                    checked={one.post === 'secretary'}
                    onChange={(event) =>
                      set(
                        value,
                        event.target.checked ? { level: value, post: 'secretary' } : { level: value },
                      )
                    }
                  />
                  只提醒书记
                </label>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
