using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>Solves the normal equations of <see cref="IalsAlgorithm"/> for blocks of vectors while the other side stands still.</summary>
/// <remarks>
/// The products with YᵀY + λI are one matrix product for the whole block. Every vector is solved as if it were alone: neither the block nor
/// the thread it falls to changes a bit.
/// </remarks>
internal sealed class IalsSolver
{
    /// <summary>Vectors solved together.</summary>
    public const int Block = 64;

    /// <summary>Square length of a residual below which a solution is exact in single precision.</summary>
    private const float Exact = 1e-20f;

    private readonly FactorMatrix given;
    private readonly float confidence;
    private readonly float[] gram;

    /// <param name="given">Vectors that stand still.</param>
    /// <param name="options">With a confidence.</param>
    public IalsSolver(FactorMatrix given, IalsOptions options)
    {
        this.given = given;
        confidence = (float)(options.Confidence ?? throw new ArgumentException("The confidence is not decided.", nameof(options)));
        gram = new float[given.Width * given.Width];
        DenseProduct.Multiply(given.View.Transposed, given.View, gram, threads: options.Threads);
        for (var place = 0; place < gram.Length; place += given.Width + 1)
        {
            gram[place] += (float)options.Regularization;
        }
    }

    /// <summary>What one vector of a block chose.</summary>
    public delegate ReadOnlySpan<int> ChoicesOf(int row);

    public Scratch NewScratch() => new(Block * given.Width);

    /// <param name="count">Vectors, at most <see cref="Block"/>.</param>
    /// <param name="choices">Rows of the other side, per vector.</param>
    /// <param name="x">[count × width]: where to begin, and the solutions. Vectors without choices become zero.</param>
    /// <param name="steps">Conjugate gradient steps.</param>
    /// <param name="scratch">Of the calling thread.</param>
    /// <returns>The sum of squares of what was added to <paramref name="x"/>.</returns>
    public double Solve(int count, ChoicesOf choices, Span<float> x, int steps, Scratch scratch)
    {
        var residual = scratch.Residual.AsSpan(0, x.Length);
        var direction = scratch.Direction.AsSpan(0, x.Length);
        var width = given.Width;
        Product(x, count, residual);
        Span<float> squares = stackalloc float[Block];
        for (var row = 0; row < count; row++)
        {
            var own = x.Slice(row * width, width);
            var rest = residual.Slice(row * width, width);
            TensorPrimitives.Negate(rest, rest);
            GatheredRows.AddWeighted(given.Values, choices(row), own, confidence, 1 - confidence, rest);
            if (choices(row).IsEmpty)
            {
                own.Clear();
                rest.Clear();
            }

            squares[row] = TensorPrimitives.Dot<float>(rest, rest);
        }

        residual.CopyTo(direction);
        var moved = 0.0;
        for (var step = 0; step < steps; step++)
        {
            var image = scratch.Image.AsSpan(0, x.Length);
            Product(direction, count, image);
            for (var row = 0; row < count; row++)
            {
                if (squares[row] > Exact)
                {
                    var vectors = new Vectors(
                        x.Slice(row * width, width), residual.Slice(row * width, width), direction.Slice(row * width, width),
                        image.Slice(row * width, width));
                    moved += Step(vectors, choices(row), ref squares[row]);
                }
            }
        }

        return moved;
    }

    private double Step(Vectors at, ReadOnlySpan<int> choices, ref float square)
    {
        if (confidence != 1)
        {
            GatheredRows.AddWeighted(given.Values, choices, at.Direction, 0, confidence - 1, at.Image);
        }

        var length = square / TensorPrimitives.Dot<float>(at.Direction, at.Image);
        TensorPrimitives.MultiplyAdd(at.Direction, length, at.Solution, at.Solution);
        TensorPrimitives.MultiplyAdd(at.Image, -length, at.Residual, at.Residual);
        var moved = (double)length * length * TensorPrimitives.SumOfSquares<float>(at.Direction);
        var next = TensorPrimitives.Dot<float>(at.Residual, at.Residual);
        TensorPrimitives.MultiplyAdd(at.Direction, next / square, at.Residual, at.Direction);
        square = next;
        return moved;
    }

    private void Product(ReadOnlySpan<float> vectors, int count, Span<float> image) =>
        DenseProduct.Multiply(new MatrixView(vectors, count, given.Width), new MatrixView(gram, given.Width, given.Width), image);

    /// <summary>Of one thread.</summary>
    internal sealed class Scratch(int length)
    {
        public float[] Residual { get; } = new float[length];

        public float[] Direction { get; } = new float[length];

        public float[] Image { get; } = new float[length];
    }

    private readonly ref struct Vectors(Span<float> solution, Span<float> residual, Span<float> direction, Span<float> image)
    {
        public Span<float> Solution { get; } = solution;

        public Span<float> Residual { get; } = residual;

        public Span<float> Direction { get; } = direction;

        public Span<float> Image { get; } = image;
    }
}
