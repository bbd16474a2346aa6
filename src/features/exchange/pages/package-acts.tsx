import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import type { Package } from './package.tsx'

/** What may be done with a package now. */
export function PackageActs({ one }: { one: Package }) {
  const { id, may, items, held } = one
  const { packages } = call.exchange
  const check = useAct(packages.check, { done: '已记下核对，请另一位同志放行' })
  const release = useAct(packages.release, { done: '已放行，正在交出' })
  const discard = useAct(packages.discard, { done: '已作废' })
  const again = useAct(packages.handAgain, { done: '正在再次交出' })
  if (may.length === 0) return null
  const checked = async () => {
    const words = `将要放行的 ${items} 项都看过了，扣下 ${held} 项。接着由另一位同志放行。`
    if (await confirm({ title: '清单已逐项核对', words, submit: '已逐项核对' })) await check.run({ id })
  }
  const letGo = async () => {
    const words = `${items} 项内容将离开本网络，送到对方以后收不回来。清单由${one.checkedBy}核对。`
    if (await confirm({ title: '放行摆渡包', words, submit: '放行', danger: true })) await release.run({ id })
  }
  const drop = async () => {
    const reason = await askReason({ title: '作废摆渡包', submit: '作废' })
    if (reason) await discard.run({ id, reason })
  }
  return (
    <ActionBar>
      {may.includes('discard') && (
        <button type="button" className="button" onClick={() => void drop()}>
          作废
        </button>
      )}
      {may.includes('handAgain') && (
        <button type="button" className="button" disabled={again.busy} onClick={() => void again.run({ id })}>
          再交出一次
        </button>
      )}
      {may.includes('check') && (
        <button type="button" className="button primary" disabled={check.busy} onClick={() => void checked()}>
          已逐项核对
        </button>
      )}
      {may.includes('release') && (
        <button type="button" className="button primary" disabled={release.busy} onClick={() => void letGo()}>
          放行
        </button>
      )}
    </ActionBar>
  )
}
