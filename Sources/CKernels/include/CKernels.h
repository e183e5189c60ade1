#pragma once

#include <stddef.h>
#include <stdint.h>

/// The constants of one step of Adam; see `AdamRule`.
struct adam_rule {
  /// λ in the gradient.
  float weight_decay;
  /// What the value is multiplied by before the step: 1 - ηλ for decoupled weight decay, else 1.
  float shrinkage;
  float beta1, beta2, epsilon;
  /// η / (1 - β₁ᵗ)
  float rate;
  /// 1 / √(1 - β₂ᵗ)
  float scale;
  /// By how much the value moves towards 0 after the step, where it stays once it is there.
  float threshold;
};

/// Takes one step of Adam for `count` numbers, which none of the four arrays shares with another.
void adam_step(struct adam_rule rule, size_t count, float *restrict value, const float *restrict gradient,
               float *restrict first, float *restrict second);

/// Takes one step of gradient descent for `count` numbers: w ← w - rate (g + weight_decay w).
void sgd_step(float rate, float weight_decay, size_t count, float *restrict value, const float *restrict gradient);

/// Divides each of `count` bytes by 255.
void shares_of_bytes(size_t count, const unsigned char *restrict bytes, float *restrict shares);

/// Writes the four words of each of `blocks` blocks of Philox 4x32-10, whose counters follow each other from `counter`.
void philox_words(uint32_t key0, uint32_t key1, uint64_t counter, size_t blocks, uint32_t *restrict words);
