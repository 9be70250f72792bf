// Elementwise programs, a block of values at a time: every step is one loop over vectors, and what passes between
// steps stays in the nearest cache. A block is a part of one sample, or several whole samples.

/// Where the last step may put its values at once: the memory of a result, if whole vectors fill it. Earlier steps may
/// not, since later ones may still read an operand that the result overwrites.
INLINE float *final_place(const running *r, long sample, long samples, long first, long count) {
  const ck_program *p = r->program;
  int reg = p->instructions[p->instruction_count - 1].result;
  if (samples * count % 8 != 0) return 0;
  for (int i = 0; i < p->result_count; i++) {
    const ck_result *result = &p->results[i];
    if (result->reg == reg && result->kind == ck_store && (samples == 1 || result->sample_stride == count))
      return result->base + sample * result->sample_stride + first;
  }
  return 0;
}

INLINE void run_steps(const running *r, long sample, long samples, long first, long count) {
  const ck_program *p = r->program;
  for (int i = 0; i < p->instruction_count; i++) {
    const ck_instruction *step = &p->instructions[i];
    float *to = i < p->instruction_count - 1 ? 0 : final_place(r, sample, samples, first, count);
    if (!to) to = r->slots + (long)step->result * ck_register;
    program_step(step, r->places, samples * count, to);
    r->places[step->result].at = to;
  }
}

static void program_block(const running *r, long sample, long samples, long first, long count) {
  const ck_program *p = r->program;
  for (int reg = 0; count > 0 && reg < p->operand_count; reg++) {
    const ck_operand *o = &p->operands[reg];
    if (r->places[reg].kind == place_direct)
      r->places[reg].at = o->base + sample * o->sample_stride + first;
    else if (r->places[reg].kind == place_gathered)
      gather(o, sample, samples, first, count, r->size, r->slots + (long)reg * ck_register);
  }
  run_steps(r, sample, samples, first, count);
  for (int i = 0; i < p->result_count; i++) {
    if (p->results[i].kind == ck_sum)
      deliver_sums(r, i, sample, samples, first, count);
    else
      deliver_values(r, i, sample, samples, first, count);
  }
}

static void program_run(const ck_program *p, long samples, long size, float *scratch) {
  running r = program_begin(p, samples, size, scratch);
  for (long sample = 0; sample < samples; sample += r.together) {
    long first = 0;
    do {
      program_block(&r, sample, least(r.together, samples - sample), first, least(ck_block, size - first));
      first += ck_block;
    } while (first < size);
  }
}
