import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../call.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Answered } from '../kit/states.tsx'
import { keptDeeds } from '../page-list.ts'
import type { Difference } from './differences.ts'
import type { Kept } from './outbox.ts'
import { outbox } from './posting.ts'

type Side = 'mine' | 'theirs'

/** What was written here beside what stands on the server: keep one, the other, or some of each. */
export function ConflictDialog({ one, onClose }: { one: Kept; onClose: () => void }) {
  const known = keptDeeds.find(({ deed }) => deed === one.deed)
  const query = useQuery({
    queryKey: ['conflict', one.key],
    queryFn: async () => known?.compare(one.input) ?? { differences: [], revision: 0 },
    staleTime: 0,
  })
  return (
    <Answered query={query}>
      {({ differences, revision }) => (
        <Sides one={one} differences={differences} revision={revision} onClose={onClose} />
      )}
    </Answered>
  )
}

function Sides({
  one,
  differences,
  revision,
  onClose,
}: {
  one: Kept
  differences: Difference[]
  revision: number
  onClose: () => void
}) {
  const [picked, setPicked] = useState<Record<string, Side>>({})
  const sideOf = ({ key }: Difference): Side => picked[key] ?? 'mine'
  const close = async (work: Promise<void>) => {
    await work
    onClose()
    await outbox.flush()
    await queries.invalidateQueries()
  }
  const send = (side: (difference: Difference) => Side) => {
    const merged = differences
      .filter((difference) => side(difference) === 'theirs')
      .reduce((input, { take }) => take(input), one.input)
    return close(outbox.retry(one.key, { ...merged, revision }))
  }
  if (differences.length === 0)
    return (
      <Dialog
        open
        title={one.title}
        onClose={onClose}
        foot={
          <button type="button" className="button primary" onClick={() => void close(outbox.drop(one.key))}>
            知道了
          </button>
        }
      >
        <p>服务器上已经是同样的内容，不用再发。</p>
      </Dialog>
    )
  return (
    <Dialog
      open
      width={720}
      title={`${one.title}：有冲突`}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={() => void close(outbox.drop(one.key))}>
            用服务器上的
          </button>
          <button type="button" className="button" onClick={() => void send(() => 'mine')}>
            保留我的
          </button>
          <button type="button" className="button primary" onClick={() => void send(sideOf)}>
            合并后再发
          </button>
        </>
      }
    >
      <p>没有网络时，别人改过这份记录。请逐项选择，再发送。</p>
      <div className="waiting-sides">
        {differences.map((difference) => (
          <fieldset key={difference.key}>
            <legend>{difference.label}</legend>
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side}>
                <input
                  type="radio"
                  name={`side-${difference.key}`}
                  checked={sideOf(difference) === side}
                  onChange={() => setPicked({ ...picked, [difference.key]: side })}
                />
                <b>{side === 'mine' ? '我的' : '服务器上的'}</b>
                <span>{difference[side] || '（空）'}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  )
}
