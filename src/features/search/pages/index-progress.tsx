import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Progress } from '#web/kit/progress.tsx'
import { useMay } from '#web/session.ts'

/** While the index is still being written, how far it is. */
export function IndexProgress() {
  const state = useQuery({
    ...ask.search.state.queryOptions({ input: {} }),
    refetchInterval: ({ state: { data } }) => (data && !data.ready ? 5000 : false),
  })
  const may = useMay()
  const refresh = useAct(call.search.refresh, { done: '已更新' })
  if (!state.data || state.data.ready) return null
  return (
    <div className="index-progress">
      <Progress
        value={state.data.done}
        of={100}
        words={`索引建立中：已完成 ${state.data.done}%，较早的内容稍后才能查到`}
      />
      {may('search.words') && (
        <button type="button" className="link" disabled={refresh.busy} onClick={() => void refresh.run({})}>
          先写入资料和最新的内容
        </button>
      )}
    </div>
  )
}
