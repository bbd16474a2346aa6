import { useMemo, useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { type BatchAct, type Export, ListPage } from '#web/kit/list-page.tsx'
import type { Asked } from '#web/kit/list-question.ts'
import { askNumbers, type Wanted } from '#web/kit/number-export.ts'
import { tell } from '#web/kit/toasts.tsx'
import { useMay } from '#web/session.ts'
import { GroupDialog } from './group-dialog.tsx'
import { MaskedHelp } from './masked-help.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useOrganizations } from './organization-names.ts'
import { columnsOf, type RollRow } from './people-columns.tsx'
import { fields } from './people-fields.ts'
import './people.css'

type RollQuestion = Extract<Wanted, { kind: 'roll' }>['question']
type Batch = { act: 'move' | 'group'; people: RollRow[]; done: () => void }

/** 党员名册: whoever is within reach, narrowed, sorted, exported as seen, moved and grouped together. */
export default function PeopleList() {
  const { nodes, shortName } = useOrganizations()
  const columns = useMemo(() => columnsOf(shortName), [shortName])
  const may = useMay()
  const [batch, setBatch] = useState<Batch | null>(null)
  const acts = batchActs(may, setBatch)
  return (
    <>
      <MaskedHelp />
      <ListPage
        name="people"
        unit="人"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ circle: 'members' }}
        sortStart="tree"
        rowKey={(row: RollRow) => row.id}
        rowLink={(row) => `/people/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.people.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={exportsFor(may)}
        batch={acts}
        savedViews
      />
      {batch?.act === 'move' && <MoveDialog {...batch} onClose={() => setBatch(null)} />}
      {batch?.act === 'group' && <GroupDialog {...batch} onClose={() => setBatch(null)} />}
    </>
  )
}

/** Exactly what is seen; with whole numbers only for those entitled, and a reason that stays in the trail. */
function exportsFor(may: (permission: string) => boolean): Export[] {
  const seen = ({ values, sort, descending, columns }: Asked) => ({ ...values, sort, descending, columns })
  const masked: Export = { title: '导出 Excel', address: (asked) => fileAddress('/people.xlsx', seen(asked)) }
  const whole: Export = {
    title: '导出含完整号码',
    icon: 'lock',
    note: '须说明理由，会留下记录',
    address: (asked) =>
      askNumbers('导出含完整号码的名册', { kind: 'roll', question: seen(asked) as RollQuestion }),
  }
  return [...(may('people.export') ? [masked] : []), ...(may('people.reveal') ? [whole] : [])]
}

function batchActs(may: (permission: string) => boolean, open: (batch: Batch) => void): BatchAct<RollRow>[] {
  const acts: (BatchAct<RollRow> & { permission: string })[] = [
    {
      title: '调整党支部',
      icon: 'switch',
      permission: 'people.move',
      act: (people, done) => open({ act: 'move', people, done }),
    },
    {
      title: '编入党小组',
      icon: 'people',
      permission: 'people.correct',
      act(people, done) {
        if (new Set(people.map((one) => one.organizationId)).size > 1)
          tell.note('所选人员不在同一个党支部。请先在左侧选定一个党支部，再选择人员。')
        else open({ act: 'group', people, done })
      },
    },
  ]
  return acts.filter((one) => may(one.permission))
}
