import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { useMay } from '#web/session.ts'
import { type PaperName, paperNames } from '../papers/rules.ts'
import { stateNames } from '../rules.ts'
import type { Round } from './appraisal.tsx'

/** 告知本人, then 办结. */
export function EndActs({ round }: { round: Round }) {
  const tell = useAct(call.appraisals.opinions.tell, { done: '已告知每名党员本人' })
  const close = useAct(call.appraisals.close, { done: '已办结' })
  const told = round.toldAt !== null
  const ask = async () => {
    const words = '办结以后，自评、互评、测评、意见和等次都不再改动。'
    if (await confirm({ title: '办结这一轮民主评议？', words, submit: '办结' }))
      await close.run({ id: round.id })
  }
  return (
    <div className="row">
      <button
        type="button"
        className={told ? 'button' : 'button primary'}
        disabled={tell.busy}
        onClick={() => void tell.run({ id: round.id })}
      >
        {told ? '再次告知本人' : '告知本人'}
      </button>
      {told && (
        <button
          type="button"
          className="button primary"
          disabled={close.busy || round.whyNot !== null}
          onClick={() => void ask()}
        >
          办结
        </button>
      )}
    </div>
  )
}

export function RoundActs({ round }: { round: Round }) {
  const may = useMay()('appraisals.conduct')
  const back = useAct(call.appraisals.back, { done: ({ state }) => `已退回${stateNames[state]}` })
  const goBack = async () => {
    const reason = await askReason({ title: '退回上一步', submit: '退回' })
    if (reason) await back.run({ id: round.id, reason })
  }
  const print = (paper: PaperName) => ({
    key: paper,
    label: paperNames[paper],
    icon: 'print' as const,
    onPick: () => {
      window.location.href = fileAddress(`/appraisals/${round.id}/papers.pdf`, { paper })
    },
  })
  const mayBack = may && !['open', 'closed'].includes(round.state) && !round.toldAt
  return (
    <MenuButton
      items={[
        print('summary'),
        print('forms'),
        print('ballot'),
        ...(mayBack
          ? [
              {
                key: 'back',
                label: '退回上一步',
                icon: 'undo' as const,
                apart: true,
                onPick: () => void goBack(),
              },
            ]
          : []),
      ]}
    >
      打印和更多
    </MenuButton>
  )
}
