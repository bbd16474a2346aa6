import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Progress } from '#web/kit/progress.tsx'
import { useMay } from '#web/session.ts'

/** How far the index is: null when nothing waits that could be noticed, or when it is not known yet. */
export function useIndexDone(): number | null {
  const { data } = useQuery({
    ...ask.search.state.queryOptions({ input: {} }),
    refetchInterval: ({ state: { data } }) => (data && !data.ready ? 5000 : false),
  })
  return data && !data.ready ? data.done : null
}

/** Asked one after the other, each so small that nobody else has to wait. */
const mostTurns = 50

async function writeMore() {
  for (let turn = 0; turn < mostTurns; turn++) if ((await call.search.refresh({})).written === 0) return
}

/** While the index is still being written, how far it is; what was found is looked for again when it is whole. */
export function IndexProgress() {
  const done = useIndexDone()
  const may = useMay()
  const refresh = useAct(writeMore, { done: '已更新' })
  const cache = useQueryClient()
  const before = useRef(done)
  useEffect(() => {
    if (before.current !== null && done === null)
      void cache.invalidateQueries({ queryKey: ask.search.find.key() })
    before.current = done
  }, [done, cache])
  if (done === null) return null
  return (
    <div className="index-progress">
      <Progress value={done} of={100} words={`索引建立中：已完成 ${done}%，有些内容稍后才能查到`} />
      {may('search.words') && (
        <button
          type="button"
          className="link"
          disabled={refresh.busy}
          onClick={() => void refresh.run(undefined)}
        >
          先写入资料和最新的内容
        </button>
      )}
    </div>
  )
}
