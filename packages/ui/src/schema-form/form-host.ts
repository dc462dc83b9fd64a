import type { CaseFile } from '@guildhall/contract/common'
import type { Option, OptionsSource } from '@guildhall/domain/blueprint/form'
import { inject, provide, type FunctionalComponent, type InjectionKey } from 'vue'

/** What is wrong with an answer; the message says how to mend it. */
export interface ShownProblem {
  path: string
  message: string
  /** A whole value that was evidently meant. */
  suggestion?: string
}

/** A reviewer's remark at a field, as it stands now. */
export interface ShownRemark {
  id: string
  path: string
  text: string
  author: string
  /** Instant it was sent. */
  sentAt: string | null
  /** 已改: the answer is no longer what it was when the remark was made. */
  mended: boolean
  /** What was answered then, in words; shown once it was changed. */
  answeredThen: string
}

/** A file on its way up; `sent` and `total` in bytes. */
export interface Sending {
  id: string
  slot: string
  name: string
  sent: number
  total: number
  /**
   * waiting: for the line; elsewhere: another tab sends it; paused: half-sent before, the file has to be
   * chosen again; checking: all is there and the server looks into it.
   */
  phase: 'sending' | 'waiting' | 'elsewhere' | 'paused' | 'checking'
  /** Why the file chosen to go on with is not the one. */
  wrong: string | null
  /** What went wrong, in a sentence. */
  failed: string | null
  /** Whether the same file may get through another time. */
  canRetry: boolean
}

/** What slots of files need from the page that holds the form. */
export interface FilePort {
  filesIn(slot: string): readonly CaseFile[]
  sendingIn(slot: string): readonly Sending[]
  /** Files chosen for a slot; one that takes the place of another removes that one when it is up. */
  upload(slot: string, file: File, replaces?: CaseFile): void
  retry(sending: Sending): void
  /** Goes on with what is half-sent, from the file chosen again. */
  resume(sending: Sending, file: File): void
  dismiss(sending: Sending): void
  remove(file: CaseFile): void
}

/** What every field reads from the page around it. */
export interface FormHost {
  optionsOf(source: OptionsSource): readonly Option[]
  /** The problem to show at a path now; fields that were not left yet keep quiet. */
  problemAt(path: string): ShownProblem | undefined
  remarksAt(path: string): readonly ShownRemark[]
  /** The person has left a field: from now on its problem is shown. */
  leave(path: string): void
  readonly files: FilePort | null
  /** The page's word on whether what was typed is saved, for windows that hide its own; may be nothing. */
  readonly SaveMark: FunctionalComponent
}

const key: InjectionKey<FormHost> = Symbol('form-host')

/** Makes a page's form known to the fields below it. */
export function provideFormHost(host: FormHost): void {
  provide(key, host)
}

/** The form around a field. */
export function useFormHost(): FormHost {
  const host = inject(key)
  if (!host) throw new Error('a field was drawn outside of a SchemaForm')
  return host
}

/** The key under which a select's options are given: a dictionary's slug, a table's name, or rows. */
export function sourceKey(source: OptionsSource): string {
  if (source.from === 'dictionary') return source.dictionary
  return source.from === 'table' ? source.table : source.from
}
