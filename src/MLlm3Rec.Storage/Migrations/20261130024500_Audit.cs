using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MLlm3Rec.Storage.Schema;

#nullable disable

namespace MLlm3Rec.Storage.Migrations
{
    [DbContext(typeof(StorageContext))]
    [Migration("20261130024500_Audit")]
    public sealed class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "By", table: "Runs", type: "TEXT", nullable: true);
            migrationBuilder.AddColumn<string>(name: "Who", table: "PromptDrafts", type: "TEXT", nullable: true);
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_AuditEntries", x => x.Id));
            migrationBuilder.CreateIndex(name: "IX_AuditEntries_Kind", table: "AuditEntries", column: "Kind");
            migrationBuilder.CreateIndex(name: "IX_AuditEntries_Who", table: "AuditEntries", column: "Who");

            // Whatever the program does, an entry stays as it was written.
            foreach (var change in (string[])["UPDATE", "DELETE"])
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER AuditEntries_No{change} BEFORE {change} ON AuditEntries "
                        + "BEGIN SELECT RAISE(ABORT, 'entries of the record are never changed or removed'); END");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AuditEntries");
            migrationBuilder.DropColumn(name: "Who", table: "PromptDrafts");
            migrationBuilder.DropColumn(name: "By", table: "Runs");
        }
    }
}
