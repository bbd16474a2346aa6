import { conditionInWords, startKey, startName } from '../chains/rules.ts'
import type { Affair } from './affair.tsx'
import type { FlowStep } from './flow-layout.ts'
import { FlowPicture } from './flow-picture.tsx'

/** How far the affair is along its own version of the chain. */
export function AffairFlow({ affair }: { affair: Affair }) {
  const { steps, fields, atStart, sentBack, status, startedName } = affair
  const start: FlowStep = {
    key: startKey,
    name: atStart ? startName : '发起',
    who: '发起人',
    state: atStart ? 'present' : 'done',
    note: startedName,
  }
  const shown = steps.map(
    ({ key, name, who, state, dueDays, onlyIf, next }): FlowStep => ({
      key,
      name,
      who,
      state,
      note:
        state === 'skipped' && onlyIf
          ? `仅${conditionInWords(onlyIf, fields)}`
          : dueDays
            ? `${dueDays} 个工作日`
            : undefined,
      next,
    }),
  )
  const present = atStart ? startKey : steps.find(({ state }) => state === 'present')?.key
  const back = sentBack && present ? { from: sentBack.from, to: present } : null
  return (
    <>
      <FlowPicture
        steps={[start, ...shown]}
        ended={status !== 'running'}
        back={back}
        label={`${affair.chainName}，第 ${affair.chainVersion} 版`}
      />
      <p className="muted flow-version">
        {affair.chainName}，第 {affair.chainVersion} 版
      </p>
    </>
  )
}
