import { useState } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { flipped, mostChosen } from './usual.ts'
import type { useUsualPages } from './usual-pages.ts'
import './usual.css'

type Usual = ReturnType<typeof useUsualPages>

/** Which pages stand under 常用功能: pressed to add, pressed again to take out. */
export default function UsualDialog({ usual, onClose }: { usual: Usual; onClose: () => void }) {
  const { choice, shown, own, busy, choose, restore } = usual
  const [paths, setPaths] = useState(() => shown.map(({ path }) => path))
  const full = paths.length >= mostChosen
  const done = async (work: Promise<unknown>) => {
    if (await work) onClose()
  }
  return (
    <Dialog
      open
      title="调整常用功能"
      width={640}
      onClose={onClose}
      foot={
        <>
          {own && (
            <button type="button" className="button" disabled={busy} onClick={() => void done(restore())}>
              恢复默认
            </button>
          )}
          <button
            type="button"
            className="button primary"
            disabled={busy || paths.length === 0}
            onClick={() => void done(choose(paths))}
          >
            保存
          </button>
        </>
      }
    >
      <p className="usual-count" role="status">
        {paths.length === 0
          ? '至少选一项。'
          : `已选 ${paths.length} 项，按选择的先后排列。${full ? '最多 12 项，要换先去掉一项。' : ''}`}
      </p>
      {choice.map(({ group, pages }) => (
        <fieldset key={group} className="usual-group">
          <legend>{group}</legend>
          {pages.map((page) => {
            const place = paths.indexOf(page.path)
            return (
              <button
                key={page.path}
                type="button"
                aria-pressed={place >= 0}
                disabled={full && place < 0}
                onClick={() => setPaths(flipped(paths, page.path))}
              >
                <Icon name={place >= 0 ? 'check' : (page.icon ?? 'record')} size={18} />
                {page.menu?.title ?? page.title}
              </button>
            )
          })}
        </fieldset>
      ))}
    </Dialog>
  )
}
