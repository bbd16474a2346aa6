import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { type FundKind, fundKindNames } from '../rules.ts'
import { LinesDialog } from './lines-dialog.tsx'
import { fenOfWan, inWan, options, wanTyped } from './money.ts'
import type { Project } from './project-fields.ts'

const sumOf = (lines: Values[]) => lines.reduce((all, { fen }) => all + fenOfWan(fen), 0)

const fundFields: Field[] = [
  { kind: 'choice', name: 'kind', label: '来源', required: true, options: options(fundKindNames) },
  { kind: 'text', name: 'name', label: '名称', required: true, maximum: 60 },
  { kind: 'text', name: 'fen', label: '金额（万元）', required: true, maximum: 16 },
]

/** 资金来源: several funds that add up to the total. */
export function FundsDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const set = useAct(call.coBuilding.projects.setFunds, { done: '已登记资金来源' })
  return (
    <LinesDialog
      title="资金来源"
      notice={`各项合计应等于总投资 ${inWan(project.totalFen)} 万元。`}
      fields={fundFields}
      start={project.funds.map(({ kind, name, fen }) => ({ kind, name, fen: wanTyped(fen) }))}
      sum={(lines) => {
        const left = project.totalFen - sumOf(lines)
        if (left === 0) return `合计 ${inWan(sumOf(lines))} 万元，等于总投资`
        return `合计 ${inWan(sumOf(lines))} 万元，${left > 0 ? '还差' : '多出'} ${inWan(Math.abs(left))} 万元`
      }}
      onSubmit={(lines) =>
        set.send({
          id: project.id,
          funds: lines.map(({ kind, name, fen }) => ({
            kind: (kind ?? 'other') as FundKind,
            name: String(name ?? ''),
            fen: fenOfWan(fen),
          })),
        })
      }
      onClose={onClose}
    />
  )
}

const assetFields: Field[] = [
  { kind: 'text', name: 'name', label: '资产', required: true, maximum: 60 },
  { kind: 'text', name: 'fen', label: '原值（万元）', required: true, maximum: 16 },
  { kind: 'text', name: 'residualFen', label: '净残值（万元）', maximum: 16 },
  { kind: 'number', name: 'years', label: '折旧年限', required: true, least: 1, most: 60 },
]

/** 固定资产: cost, residual value, years. */
export function AssetsDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const set = useAct(call.coBuilding.projects.setAssets, { done: '已登记固定资产' })
  return (
    <LinesDialog
      title="固定资产"
      notice="按年限平均法：每年折旧 =（原值 − 净残值）÷ 年限。房屋、建筑物一般不少于 20 年，机器设备不少于 10 年。"
      fields={assetFields}
      start={project.assets.map((one) => ({
        name: one.name,
        fen: wanTyped(one.fen),
        residualFen: wanTyped(one.residualFen),
        years: one.years,
      }))}
      sum={(lines) => `原值合计 ${inWan(sumOf(lines))} 万元`}
      onSubmit={(lines) =>
        set.send({
          id: project.id,
          assets: lines.map(({ name, fen, residualFen, years }) => ({
            name: String(name ?? ''),
            fen: fenOfWan(fen),
            residualFen: fenOfWan(residualFen),
            years: Number(years ?? 0),
          })),
        })
      }
      onClose={onClose}
    />
  )
}
