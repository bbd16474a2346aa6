import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { monthAfter, monthInWords } from '#basics/months.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { useMay } from '#web/session.ts'
import { cycleNames, roundingNames } from '../rules.ts'
import { fenOf } from './fen.ts'
import { DuesHelp } from './help.tsx'
import { options, thisMonth } from './shown.tsx'

type Settings = Awaited<ReturnType<typeof call.dues.settings.get>>['present']

const factsOf = ({ rounding, deductInsurance, farmerFen, cycle, ...keeps }: Settings) => [
  { label: '金额取整', value: `四舍五入${roundingNames[rounding]}` },
  { label: '五险一金', value: deductInsurance ? '从应发工资中扣除' : '不扣除' },
  { label: '农民党员', value: `每月 ${formatYuan(farmerFen)} 元` },
  { label: '收缴周期', value: cycleNames[cycle] },
  { label: '留存比例', value: `党支部 ${keeps.branchKeeps}%，党委 ${keeps.committeeKeeps}%，其余上缴` },
  { label: '留存依据', value: keeps.keepsBy, wide: true },
]

/** 计算口径: what the texts leave open, as the department has set it. */
export default function DuesSettings() {
  const query = useQuery(ask.dues.settings.get.queryOptions())
  const may = useMay()('dues.settings')
  const [changing, setChanging] = useState(false)
  return (
    <>
      <PageHelp>
        <DuesHelp />
      </PageHelp>
      <PageHeader
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setChanging(true)}>
              设定口径
            </button>
          )
        }
      />
      <Answered query={query}>
        {({ present, all }) => (
          <div className="stack">
            <Panel title="现行口径">
              <Facts facts={factsOf(present)} least={240} />
            </Panel>
            {all.length > 0 && (
              <Panel title="历次设定">
                <Timeline
                  entries={all.map((one) => ({
                    key: one.fromMonth,
                    title: `自 ${monthInWords(one.fromMonth)} 起`,
                    note: `${one.changedBy}：${one.reason}`,
                    at: one.changedAt,
                    children: factsOf(one)
                      .map(({ label, value }) => `${label}：${value}`)
                      .join('；'),
                  }))}
                />
              </Panel>
            )}
            {changing && <ChangeDialog present={present} onClose={() => setChanging(false)} />}
          </div>
        )}
      </Answered>
    </>
  )
}

const fields = (): Field[] => [
  {
    kind: 'choice',
    name: 'fromMonth',
    label: '自哪个月起',
    required: true,
    options: [0, 1, 2, 3]
      .map((months) => monthAfter(thisMonth(), months))
      .map((month) => ({ value: month, label: monthInWords(month) })),
  },
  { kind: 'choice', name: 'rounding', label: '金额取整', required: true, options: options(roundingNames) },
  { kind: 'choice', name: 'cycle', label: '收缴周期', required: true, options: options(cycleNames) },
  {
    kind: 'text',
    name: 'farmer',
    label: '农民党员每月（元）',
    required: true,
    hint: '规定为 0.2 至 1 元，由省里确定',
  },
  { kind: 'yes', name: 'deductInsurance', label: '从应发工资中扣除五险一金', wide: true },
  {
    kind: 'number',
    name: 'branchKeeps',
    label: '党支部留存',
    required: true,
    least: 0,
    most: 100,
    unit: '%',
  },
  {
    kind: 'number',
    name: 'committeeKeeps',
    label: '党委留存',
    required: true,
    least: 0,
    most: 100,
    unit: '%',
  },
  { kind: 'text', name: 'keepsBy', label: '留存比例的依据', required: true, maximum: 200, wide: true },
  { kind: 'text', name: 'reason', label: '依据', required: true, maximum: 200, wide: true },
]

function ChangeDialog({ present, onClose }: { present: Settings; onClose: () => void }) {
  const change = useAct(call.dues.settings.change, { done: '已设定' })
  return (
    <FormDialog
      title="设定党费计算口径"
      notice="规定没有写明的事项由单位党费主管部门确定。以前月份已核算的金额不变。"
      fields={fields()}
      start={{
        fromMonth: thisMonth(),
        rounding: present.rounding,
        cycle: present.cycle,
        farmer: formatYuan(present.farmerFen),
        deductInsurance: present.deductInsurance,
        branchKeeps: present.branchKeeps,
        committeeKeeps: present.committeeKeeps,
        keepsBy: present.keepsBy,
      }}
      submitWord="设定"
      onClose={onClose}
      onSubmit={(values) =>
        change.send({
          fromMonth: String(values.fromMonth),
          rounding: values.rounding as 'fen',
          cycle: values.cycle as 'monthly',
          farmerFen: fenOf(values.farmer),
          deductInsurance: values.deductInsurance === true,
          branchKeeps: Number(values.branchKeeps),
          committeeKeeps: Number(values.committeeKeeps),
          keepsBy: String(values.keepsBy),
          reason: String(values.reason),
        })
      }
    />
  )
}
