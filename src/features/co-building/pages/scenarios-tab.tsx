import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { ask, fileAddress } from '#web/call.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { scenarioNames } from '../scenarios/rules.ts'
import { inWan, percent } from './money.ts'
import type { Project } from './project-fields.ts'
import { type ScenarioRow as Row, ScenarioDialog, wordsOf } from './scenario-dialog.tsx'
import { Table } from './table.tsx'

const fields: Field[] = [
  { kind: 'number', name: 'rate', label: '固定收益率（%）', least: 0, most: 100 },
  { kind: 'number', name: 'interest', label: '贷款年利率（%）', least: 0, most: 100 },
  { kind: 'number', name: 'years', label: '合作年限（年）', least: 1, most: 50 },
  { kind: 'number', name: 'price', label: '产品单价（元）', least: 0 },
]

const hundredfold = (value: Values[string]) => Math.round(Number(value) * 100)
const within = (value: number, least: number, most: number) => value >= least && value <= most

/** What was asked for, as far as it can be worked out. */
function askedOf({ rate, interest, years, price }: Values) {
  return {
    ...(rate !== undefined && within(hundredfold(rate), 1, 10_000) && { rate: hundredfold(rate) }),
    ...(interest !== undefined &&
      within(hundredfold(interest), 0, 10_000) && { interest: hundredfold(interest) }),
    ...(years !== undefined && within(Number(years), 1, 50) && { years: Math.round(Number(years)) }),
    ...(price !== undefined && hundredfold(price) > 0 && { priceFen: hundredfold(price) }),
  }
}

/** 情景测算: one assumption changed at a time, and one's own. */
export function ScenariosTab({ project }: { project: Project }) {
  const [values, setValues] = useState<Values>({})
  const [opened, setOpened] = useState<Row | null>(null)
  const asked = askedOf(values)
  const query = useQuery({
    ...ask.coBuilding.scenarios.list.queryOptions({ input: { id: project.id, ...asked } }),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="stack">
      <Panel title="自定情景">
        <FormFields
          fields={fields}
          values={values}
          change={(next) => setValues({ ...values, ...next })}
          least={170}
        />
        <p className="cb-note">填一项或几项，没有填的按约定；结果在下表第一组“自定”。只测算，不改项目。</p>
      </Panel>
      <Panel
        title="情景对照"
        flush
        extra={
          <a
            className="button"
            href={fileAddress(`/co-building-projects/${project.id}/scenarios.xlsx`, asked)}
            download
          >
            <Icon name="download" />
            导出 Excel
          </a>
        }
      >
        <Answered query={query}>{(rows) => <Rows rows={rows} open={setOpened} />}</Answered>
      </Panel>
      <Notice>
        每次只变一项，其余按约定。内部收益率：各年净现金流量现值之和为零的折现率（OpenFormula
        IRR）；静态回收期：《建设项目经济评价方法与参数（第三版）》。经营覆盖倍数 = 年产能 ×（单价 −
        单位成本）÷ 每年固定收益，小于 1 说明经营所得不够支付固定收益。
      </Notice>
      {opened && <ScenarioDialog row={opened} project={project} onClose={() => setOpened(null)} />}
    </div>
  )
}

/** What is changed in a row, marked in its own cell. */
function Rows({ rows, open }: { rows: Row[]; open: (row: Row) => void }) {
  const ordered = [
    ...rows.filter(({ about }) => about === 'own'),
    ...rows.filter(({ about }) => about !== 'own'),
  ]
  const changed = (row: Row, about: Row['about'], words: string) =>
    row.about === about ? <b className="cb-changed">{words}</b> : words
  return (
    <Table
      label="情景对照"
      rows={ordered}
      most={30}
      rowKey={({ about, rate, interest, years, priceFen }) => [about, rate, interest, years, priceFen].join()}
      tone={({ about }) => (about === 'base' || about === 'own' ? about : '')}
      heads={[
        {
          title: '情景',
          cell: (row) => (
            <button
              type="button"
              className="link"
              aria-label={`${scenarioNames[row.about]}的由来：${wordsOf(row)}`}
              onClick={() => open(row)}
            >
              {scenarioNames[row.about]}
            </button>
          ),
        },
        { title: '收益率', number: true, cell: (row) => changed(row, 'rate', `${row.rate / 100}%`) },
        { title: '利率', number: true, cell: (row) => changed(row, 'interest', `${row.interest / 100}%`) },
        { title: '年限', number: true, cell: (row) => changed(row, 'years', String(row.years)) },
        {
          title: '单价（元）',
          number: true,
          cell: (row) => (row.priceFen === null ? '—' : changed(row, 'price', formatYuan(row.priceFen))),
        },
        {
          title: '年均净收益（万元）',
          number: true,
          card: 'beside',
          cell: ({ averageNetFen }) => inWan(averageNetFen),
        },
        { title: '净收益率', number: true, cell: ({ netRate }) => percent(netRate / 10_000) },
        { title: '全投资 IRR', number: true, cell: ({ irr }) => percent(irr) },
        { title: '自有资金 IRR', number: true, card: 'none', cell: ({ ownIrr }) => percent(ownIrr) },
        { title: '回收期（年）', number: true, cell: ({ payback }) => payback?.toFixed(1) ?? '收不回' },
        {
          title: '期末净值（万元）',
          number: true,
          card: 'none',
          cell: ({ residualFen }) => inWan(residualFen),
        },
        {
          title: '经营覆盖倍数',
          number: true,
          cell: ({ cover }) =>
            cover === null ? '—' : <span className={cover < 1 ? 'cb-short' : ''}>{cover.toFixed(2)}</span>,
        },
      ]}
    />
  )
}
