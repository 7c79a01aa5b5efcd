import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from './Button.tsx'

/** What correcting or removing a row is called, for who can't see which row it is. */
interface EditOrRemoveProps {
  readonly edit: string
  readonly remove: string
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** Corrects or removes what stands in a row. */
export function EditOrRemove({ edit, remove, onEdit, onRemove }: EditOrRemoveProps) {
  return (
    <>
      <Button size="small" type="text" icon={<EditOutlined aria-hidden />} aria-label={edit} onClick={onEdit} />
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={remove} onClick={onRemove} />
    </>
  )
}
