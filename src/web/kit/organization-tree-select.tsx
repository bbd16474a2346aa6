import { useRef, useState } from 'react'
import { useFrame } from './device.ts'
import { Dialog } from './dialog.tsx'
import type { TreeNode } from './fields.ts'
import { Icon } from './icon.tsx'
import { useCloseOutside } from './menu-button.tsx'
import { OrganizationTree } from './organization-tree.tsx'
import './fields.css'

type Props = {
  nodes: TreeNode[] | undefined
  value: number | undefined
  onChange: (id: number | undefined) => void
  label: string
  id?: string
  placeholder?: string
  disabled?: boolean
}

/** A field that holds one organization: the tree drops down on the desktop and comes as a sheet on the phone. */
export function OrganizationTreeSelect({
  nodes,
  value,
  onChange,
  label,
  id,
  placeholder = '全部',
  disabled,
}: Props) {
  const [open, setOpen] = useState(false)
  const phone = useFrame() === 'phone'
  const place = useRef<HTMLDivElement>(null)
  useCloseOutside(open && !phone, place, () => setOpen(false))
  const pick = (next: number) => {
    onChange(next)
    setOpen(false)
    place.current?.querySelector('button')?.focus()
  }
  const chosen = nodes?.find((node) => node.id === value)
  const tree = <OrganizationTree nodes={nodes} value={value} onPick={pick} label={label} autoFocus={!phone} />
  return (
    <div
      className="tree-select"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open || phone) return
        event.preventDefault()
        event.stopPropagation()
        setOpen(false)
        place.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        id={id}
        className="input"
        disabled={disabled}
        aria-haspopup="tree"
        aria-expanded={open}
        aria-label={`${label}：${chosen?.name ?? placeholder}`}
        onClick={() => setOpen(!open)}
      >
        <span className={chosen ? 'chosen' : 'placeholder'}>{chosen?.name ?? placeholder}</span>
        {!chosen && <Icon name="down" size={16} />}
      </button>
      {chosen && !disabled && (
        <button
          type="button"
          className="tree-select-clear"
          aria-label={`清除${label}`}
          onClick={() => onChange(undefined)}
        >
          <Icon name="close" size={14} />
        </button>
      )}
      {phone ? (
        <Dialog open={open} title={label} onClose={() => setOpen(false)}>
          {tree}
        </Dialog>
      ) : (
        open && <div className="tree-select-list">{tree}</div>
      )}
    </div>
  )
}
