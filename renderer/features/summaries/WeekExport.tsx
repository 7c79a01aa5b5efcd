import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { ExportButtons } from './ExportButtons.tsx'

/** Monday's sheet as a file. */
export function WeekExport() {
  const days = { from: today(), to: today() }
  return <ExportButtons make={(form, options) => call.exports.week({ ...days, ...form }, options)} />
}
