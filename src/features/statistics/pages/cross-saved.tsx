import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import type { CrossDefinitionShape } from '../cross-tables/contract.ts'
import { writeQuestion } from './cross-question.ts'

type Saved = Awaited<ReturnType<typeof call.statistics.crossTables.list>>[number]

/** Cross-tables kept by oneself, and those that others share. */
export function CrossSaved() {
  const query = useQuery(ask.statistics.crossTables.list.queryOptions())
  return (
    <Panel title="已保存的报表" className="cross-saved">
      <Answered query={query} lines={3}>
        {(list) =>
          list.length === 0 ? (
            <p className="muted">还没有保存过。设计好的报表可以保存，也可以共享给下级党组织使用。</p>
          ) : (
            <ul>
              {list.map((one) => (
                <Line key={one.id} saved={one} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

function Line({ saved }: { saved: Saved }) {
  const { search, change } = useAddress()
  const remove = useAct(call.statistics.crossTables.remove, { done: '已删除' })
  const { id, name, mine, owner, sharedWith, definition } = saved
  const ask = async () => {
    const words = sharedWith ? `它已共享给${sharedWith}，删除后别人也不能再用。` : '删除后不能恢复。'
    if (await confirm({ title: `删除“${name}”？`, words, submit: '删除', danger: true }))
      await remove.run({ id })
  }
  return (
    <li aria-current={search.saved === String(id) ? 'true' : undefined}>
      <button
        type="button"
        className="grow"
        onClick={() => change({ ...writeQuestion(definition), saved: id, row: undefined, column: undefined })}
      >
        <b>{name}</b>
        <small>
          {mine ? '我保存的' : `${owner}共享`}
          {sharedWith && mine && `，已共享给${sharedWith}`}
        </small>
      </button>
      {mine && (
        <button
          type="button"
          className="button quiet icon"
          aria-label={`删除${name}`}
          onClick={() => void ask()}
        >
          <Icon name="close" size={16} />
        </button>
      )}
    </li>
  )
}

/** Saves the cross-table under a name; shared with an organization when one is chosen. */
function SaveDialog({ definition, onClose }: { definition: CrossDefinitionShape; onClose: () => void }) {
  const nodes = useTree()
  const { change } = useAddress()
  const save = useAct(call.statistics.crossTables.save, {
    done: '已保存',
    after: ({ id }) => change({ saved: id }),
  })
  return (
    <FormDialog
      title="保存自由报表"
      submitWord="保存"
      fields={[
        { kind: 'text', name: 'name', label: '名称', required: true, maximum: 40 },
        {
          kind: 'organization',
          name: 'sharedWithId',
          label: '共享给',
          nodes,
          hint: '选择后，该党组织及其下级的工作人员都能使用；各人只能看到自己权限内的数字。不选则只有自己使用。',
        },
      ]}
      onSubmit={(values) =>
        save.send({
          name: String(values.name),
          definition,
          sharedWithId: values.sharedWithId as number | undefined,
        })
      }
      onClose={onClose}
    />
  )
}

/** The button beside the heading. */
export function SaveButton({ definition }: { definition: CrossDefinitionShape }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="bookmark" />
        保存
      </button>
      {open && <SaveDialog definition={definition} onClose={() => setOpen(false)} />}
    </>
  )
}
