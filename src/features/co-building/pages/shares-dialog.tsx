import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { type Division, divisionNames } from '../rules.ts'
import type { Project } from './project-fields.ts'

const notices: Record<Division, string> = {
  equal: '每个村一样多。',
  shares: '按各村的股份数分；股份填整数。',
  weights: '按各村的权重分；权重填整数，可以按人口、投入或困难程度折算。',
}

/** 分配办法: one of three. */
function Divisions({ division, onPick }: { division: Division; onPick: (division: Division) => void }) {
  return (
    <fieldset className="cb-divisions">
      <legend>分配办法</legend>
      {Object.entries(divisionNames).map(([key, name]) => (
        <label key={key}>
          <input
            type="radio"
            name="division"
            checked={division === key}
            onChange={() => onPick(key as Division)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

/** 受益村: who shares, and by what. */
export function SharesDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const [text, setText] = useState(project.county)
  const query = useQuery({
    ...ask.coBuilding.villages.list.queryOptions({ input: { text: text.trim(), size: 200 } }),
    placeholderData: keepPreviousData,
  })
  const set = useAct(call.coBuilding.projects.setShares, { done: '已登记受益村' })
  const [division, setDivision] = useState<Division>(project.division)
  const [weights, setWeights] = useState<Record<number, string>>(() =>
    Object.fromEntries(project.shares.map(({ villageId, weight }) => [villageId, String(weight)])),
  )
  const [error, setError] = useState<unknown>(null)
  const picked = Object.entries(weights)
  const pick = (id: number, on: boolean) =>
    setWeights(
      on ? { ...weights, [id]: '1' } : Object.fromEntries(picked.filter(([key]) => Number(key) !== id)),
    )
  const send = async () => {
    setError(null)
    try {
      await set.send({
        id: project.id,
        division,
        shares: picked.map(([villageId, weight]) => ({
          villageId: Number(villageId),
          weight: Number(weight) || 0,
        })),
      })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Sheet
      title="受益村和分配办法"
      submitWord="保存"
      busy={set.busy}
      blocked={picked.length === 0}
      error={error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Divisions division={division} onPick={setDivision} />
      <Notice>
        {notices[division]}已选 {picked.length} 个村。没有的村，先到“村集体收入”登记。
      </Notice>
      <input
        className="input"
        type="search"
        aria-label="查找村"
        placeholder="县、镇或村"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Answered query={query}>
        {({ rows }) => (
          <ul className="cb-picks">
            {rows.map(({ id, name, county, town }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={id in weights}
                    onChange={(event) => pick(id, event.target.checked)}
                  />
                  <span>{name}</span>
                  <small className="muted">
                    {county}
                    {town}
                  </small>
                </label>
                {division !== 'equal' && id in weights && (
                  <input
                    className="input number"
                    inputMode="numeric"
                    aria-label={`${name}的份额`}
                    value={weights[id]}
                    onChange={(event) => setWeights({ ...weights, [id]: event.target.value })}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Sheet>
  )
}
