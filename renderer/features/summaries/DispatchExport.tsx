import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { ExportButton } from './ExportButtons.tsx'

/** The workbook that is sent to a department for its answers. */
export function DispatchExport({ departmentId }: { readonly departmentId: number }) {
  const days = { from: today(), to: today() }
  return (
    <ExportButton
      format="xlsx"
      make={(form, options) => call.exports.dispatch({ ...days, ...form, departmentId }, options)}
    />
  )
}
