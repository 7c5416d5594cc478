namespace Speeches.Identity;

/// <summary>The assignment problem: gives each row at most one column so that the scores add up to most (Kuhn and Munkres, with potentials).</summary>
internal static class Hungarian
{
    /// <summary>Assigns columns to rows, in the cube of the longer side.</summary>
    /// <param name="scores">The scores, row by column; 0 where a row and a column have nothing to do with each other.</param>
    /// <returns>For each row its column; -1 for none.</returns>
    public static int[] Assign(double[,] scores)
    {
        var (rows, columns) = (scores.GetLength(0), scores.GetLength(1));
        var size = Math.Max(rows, columns);
        var (rowPotential, columnPotential) = (new double[size + 1], new double[size + 1]);
        // Row and column 0 stand for nothing; a column's row is the one that it is assigned to.
        var (rowOf, cameFrom) = (new int[size + 1], new int[size + 1]);
        for (var row = 1; row <= size; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var slack = Enumerable.Repeat(double.PositiveInfinity, size + 1).ToArray();
            var visited = new bool[size + 1];
            do
            {
                visited[column] = true;
                var (least, next) = (double.PositiveInfinity, 0);
                for (var j = 1; j <= size; j++)
                {
                    if (visited[j]) continue;
                    var cost = -Score(rowOf[column], j) - rowPotential[rowOf[column]] - columnPotential[j];
                    if (cost < slack[j]) (slack[j], cameFrom[j]) = (cost, column);
                    if (slack[j] < least) (least, next) = (slack[j], j);
                }
                for (var j = 0; j <= size; j++)
                {
                    if (visited[j])
                    {
                        rowPotential[rowOf[j]] += least;
                        columnPotential[j] -= least;
                    }
                    else
                    {
                        slack[j] -= least;
                    }
                }
                column = next;
            }
            while (rowOf[column] != 0);
            while (column != 0)
            {
                rowOf[column] = rowOf[cameFrom[column]];
                column = cameFrom[column];
            }
        }
        var assigned = Enumerable.Repeat(-1, rows).ToArray();
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] <= rows && Score(rowOf[column], column) > 0) assigned[rowOf[column] - 1] = column - 1;
        }
        return assigned;

        double Score(int row, int column) => row <= rows && column <= columns ? Math.Max(0, scores[row - 1, column - 1]) : 0;
    }
}
