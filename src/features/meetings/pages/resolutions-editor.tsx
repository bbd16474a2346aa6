import { Icon } from '#web/kit/icon.tsx'
import { newKey, type Resolution, type Vote } from './minutes-values.ts'

const counts = { inFavour: '赞成', against: '反对', abstained: '弃权' } as const
const noVotes: Vote = { inFavour: 0, against: 0, abstained: 0 }

/** 决议: each with the count, where it was voted on. */
export function ResolutionsEditor({
  resolutions,
  change,
}: {
  resolutions: Resolution[]
  change: (resolutions: Resolution[]) => void
}) {
  const set = (key: string, more: Partial<Resolution>) =>
    change(resolutions.map((one) => (one.key === key ? { ...one, ...more } : one)))
  return (
    <>
      <h3>决议</h3>
      <ol className="minutes-items">
        {resolutions.map((one, at) => (
          <li key={one.key}>
            <div className="minutes-line">
              <input
                type="text"
                aria-label={`第 ${at + 1} 项决议`}
                maxLength={500}
                value={one.text}
                onChange={(event) => set(one.key, { text: event.target.value })}
              />
              <button
                type="button"
                className="link"
                onClick={() => set(one.key, { vote: one.vote ? null : noVotes })}
              >
                {one.vote ? '去掉票数' : '记票数'}
              </button>
              <button
                type="button"
                className="link quiet"
                aria-label={`删去第 ${at + 1} 项决议`}
                onClick={() => change(resolutions.filter(({ key }) => key !== one.key))}
              >
                <Icon name="close" />
              </button>
            </div>
            {one.vote && <Count vote={one.vote} change={(vote) => set(one.key, { vote })} />}
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => change([...resolutions, { key: newKey(), text: '', vote: null }])}
      >
        <Icon name="plus" />
        添加决议
      </button>
    </>
  )
}

function Count({ vote, change }: { vote: Vote; change: (vote: Vote) => void }) {
  return (
    <div className="minutes-count">
      {(Object.keys(counts) as (keyof Vote)[]).map((key) => (
        <label key={key}>
          {counts[key]}
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={1000}
            value={vote[key]}
            onChange={(event) =>
              change({ ...vote, [key]: Math.max(0, Math.trunc(Number(event.target.value) || 0)) })
            }
          />
          票
        </label>
      ))}
    </div>
  )
}
