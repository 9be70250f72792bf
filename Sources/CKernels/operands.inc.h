// The operands of an elementwise program: read where they stand, filled once, or gathered for each block.

enum {
  place_filled,    ///< the same in every block: filled once
  place_direct,    ///< read where it stands in memory
  place_gathered   ///< put together for each block
};

typedef struct {
  const ck_program *program;
  long size, together;  ///< elements of a sample, samples of a block
  ck_place *places;
  double *sums;
  float *slots;
} running;

/// Copies `count` floats in whole vectors: up to seven more are read and written.
INLINE void copy_vectors(const float *from, long count, float *to) {
  for (long i = 0; i < count; i += 8) store(to + i, load(from + i));
}
INLINE void fill_vectors(float value, long count, float *to) {
  for (long i = 0; i < count; i += 8) store(to + i, value);
}

/// One number a sample.
INLINE int is_number(const ck_operand *o, long size) { return o->modulo == 1 || o->repeat >= size; }
INLINE int is_contiguous(const ck_operand *o, long size) {
  return size == 1 || (o->repeat == 1 && o->modulo >= size);
}

/// Elements first ..< first + count of one sample, run by run: a run is a stretch of memory, or one number repeated.
INLINE void gather_sample(const ck_operand *o, const float *base, long first, long count, float *to) {
  long index = first / o->repeat % o->modulo, used = first % o->repeat;
  for (long done = 0; done < count;) {
    long run = least(o->repeat == 1 ? o->modulo - index : o->repeat - used, count - done);
    if (o->repeat == 1 && run > 1)
      copy_vectors(base + index, run, to + done);
    else
      fill_vectors(base[index], run, to + done);
    index += o->repeat == 1 ? run : 1;
    if (index >= o->modulo) index = 0;
    used = 0;
    done += run;
  }
}

/// Runs are written in ascending order, so that what one writes behind its end the next one overwrites.
static void gather(
    const ck_operand *o, long sample, long samples, long first, long count, long size, float *to) {
  for (long s = 0; s < samples; s++) {
    const float *base = o->base + (sample + s) * o->sample_stride;
    if (is_number(o, size))
      fill_vectors(base[0], count, to + s * count);
    else
      gather_sample(o, base, first, count, to + s * count);
  }
}

/// An operand may be overwritten by one result while it is still wanted as another: such a one is not read in place.
INLINE int is_delivered_with_others(const ck_program *p, int reg) {
  for (int i = 0; p->result_count > 1 && i < p->result_count; i++)
    if (p->results[i].reg == reg) return 1;
  return 0;
}

INLINE void place_operand(running *r, int reg) {
  const ck_operand *o = &r->program->operands[reg];
  int whole = r->size <= ck_block, filled = o->sample_stride == 0;
  float *slot = r->slots + (long)reg * ck_register;
  ck_place *place = &r->places[reg];
  place->at = slot;
  place->kind = place_gathered;
  if (is_contiguous(o, r->size) && (r->together == 1 || o->sample_stride == r->size)
      && !is_delivered_with_others(r->program, reg)) {
    place->kind = place_direct;
  } else if (filled && is_number(o, r->size)) {
    place->kind = place_filled;
    fill_vectors(o->base[0], least(r->together * r->size, ck_block), slot);
  } else if (filled && whole) {
    place->kind = place_filled;
    gather(o, 0, r->together, 0, r->size, r->size, slot);
  }
}

INLINE running program_begin(const ck_program *p, long samples, long size, float *scratch) {
  running r = {.program = p, .size = size, .together = 1};
  if (samples > 1 && size > 0 && size < ck_block) r.together = least(ck_block / size, samples);
  r.places = (ck_place *)scratch;
  r.sums = (double *)(scratch + ck_places_floats(p));
  r.slots = scratch + ck_places_floats(p) + ck_sums_floats(p);
  for (int reg = 0; reg < p->registers; reg++)
    r.places[reg].at = r.slots + (long)reg * ck_register;
  for (int reg = 0; samples > 0 && size > 0 && reg < p->operand_count; reg++) place_operand(&r, reg);
  return r;
}
