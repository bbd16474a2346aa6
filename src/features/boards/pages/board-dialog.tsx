import { useState } from 'react'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import type { PlacedCard } from '../own/contract.ts'
import { mostCards } from '../own/rules.ts'
import { CardPicker } from './card-picker.tsx'

export type BoardStart = {
  id?: number
  name: string
  cards: PlacedCard[]
  organizationId?: number | null
  sharedWithId?: number | null
}
type Props = { start: BoardStart; onClose: () => void; onSaved: (saved: { id: number }) => void }

/** Name, cards in their order, whose numbers, and with whom it is shared. */
export function BoardDialog({ start, onClose, onSaved }: Props) {
  const [name, setName] = useState(start.name)
  const [cards, setCards] = useState(start.cards)
  const [organizationId, setPlace] = useState(start.organizationId ?? undefined)
  const [sharedWithId, setShared] = useState(start.sharedWithId ?? undefined)
  const nodes = useTree()
  const after = (saved: { id: number }) => {
    onClose()
    onSaved(saved)
  }
  const save = useAct(call.boards.own.save, { done: '看板已保存', after })
  const change = useAct(call.boards.own.change, { done: '看板已保存', after })
  const board = { name: name.trim(), cards, organizationId, sharedWithId }
  const submit = () => (start.id === undefined ? save.run(board) : change.run({ id: start.id, ...board }))
  const busy = save.busy || change.busy
  const why = !board.name ? '请填写看板名称。' : cards.length === 0 ? '请至少选择一张卡片。' : null
  return (
    <Dialog
      open
      width={760}
      title={start.id === undefined ? '新建看板' : '修改看板'}
      onClose={onClose}
      foot={
        <>
          {why && <span className="muted grow">{why}</span>}
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
          <button
            type="button"
            className="button primary"
            disabled={why !== null || busy}
            onClick={() => void submit()}
          >
            {busy ? '正在保存……' : '保存'}
          </button>
        </>
      }
    >
      <div className="board-form">
        <label>
          <span>看板名称</span>
          <input
            className="input"
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <CardPicker cards={cards} change={setCards} most={mostCards} />
        <div className="board-form-place">
          <span>看哪个党组织</span>
          <OrganizationTreeSelect
            nodes={nodes}
            value={organizationId}
            onChange={setPlace}
            label="看哪个党组织"
            placeholder="查看人自己的党组织"
          />
        </div>
        <div className="board-form-place">
          <span>共享给</span>
          <OrganizationTreeSelect
            nodes={nodes}
            value={sharedWithId}
            onChange={setShared}
            label="共享给"
            placeholder="不共享，只有自己看"
          />
        </div>
        <p className="muted">共享给一个党组织，它和下级的管理人员都能用，各人看到的数字按各人的权限算。</p>
      </div>
    </Dialog>
  )
}
